namespace RtcFunctions.Meet.Links;

/// <summary>Where an attribute of a room link may go. With a JWT, what may go either way goes into it alone.</summary>
internal enum LinkPlace
{
    JwtOnly,
    UrlOnly,
    Either,
}
