using System.Text.Json;

namespace RtcFunctions.Meet.Links;

/// <summary>One row of the vendor's table: an attribute, where it may go, and what is wrong with a value, null where nothing is.</summary>
internal sealed record LinkAttribute(string Name, LinkPlace Place, Func<JsonElement, string?> Fault)
{
    public const string RoleName = "role";
    public const string PeerIdName = "peerId";
    public const string Moderator = "moderator";
    public const string Interpreter = "interpreter";
    public const string Call = "call";
    public const string Webinar = "webinar";

    /// <summary>The vendor's table, which its page has under "Advanced URL Attributes".</summary>
    public static readonly IReadOnlyList<LinkAttribute> Table =
    [
        new("canRecord", LinkPlace.JwtOnly, LinkValue.Flag) { NeedsRole = Moderator },
        new(RoleName, LinkPlace.JwtOnly, LinkValue.Word(Moderator, Interpreter)),
        new("waitingRoom", LinkPlace.JwtOnly, LinkValue.Flag),
        new("featureInterpreters", LinkPlace.JwtOnly, LinkValue.Flag) { NeedsRole = Interpreter },
        new("intLang", LinkPlace.JwtOnly, LinkValue.Language) { NeedsRole = Interpreter },

        new("autoplayWithoutAudioTrack", LinkPlace.UrlOnly, LinkValue.Flag),
        new("controlsDisabled", LinkPlace.UrlOnly, LinkValue.Flag),
        new("disableChat", LinkPlace.UrlOnly, LinkValue.Flag),
        new("hideIndicators", LinkPlace.UrlOnly, LinkValue.Flag),
        new("lang", LinkPlace.UrlOnly, LinkValue.Word("en", "fr", "de", "lb", "ru")),
        new("minimizeTiles", LinkPlace.UrlOnly, LinkValue.Flag),
        new("nameScreenDisabled", LinkPlace.UrlOnly, LinkValue.Flag),
        new("sortPeers", LinkPlace.UrlOnly, LinkValue.Flag),
        new("startWithFS", LinkPlace.UrlOnly, LinkValue.Flag),
        new("tokenLifetime", LinkPlace.UrlOnly, LinkValue.Milliseconds),

        new("accessToken", LinkPlace.Either, LinkValue.Text) { ExcludesJwt = true },
        new("displayName", LinkPlace.Either, LinkValue.Text),
        new("handEnabled", LinkPlace.Either, LinkValue.Flag),
        new("itisparticipant", LinkPlace.Either, LinkValue.Flag) { NeedsMode = Webinar },
        new("maxBroadcasters", LinkPlace.Either, LinkValue.Count),
        new("maxWatchers", LinkPlace.Either, LinkValue.Count),
        new(PeerIdName, LinkPlace.Either, LinkValue.Peer),
        new("video", LinkPlace.Either, LinkValue.HttpsUrl),

        new("accessUrl", LinkPlace.Either, LinkValue.HttpsUrl) { IsForDebugging = true },
        new("apiEvent", LinkPlace.Either, LinkValue.HttpsUrl) { IsForDebugging = true },
        new("authEvent", LinkPlace.Either, LinkValue.Text) { IsForDebugging = true },
        new("authorizationAccess", LinkPlace.Either, LinkValue.Text) { IsForDebugging = true },
    ];

    public string? NeedsRole { get; init; }

    public string? NeedsMode { get; init; }

    /// <summary>An account whose JWT option is on cannot use it, says the vendor.</summary>
    public bool ExcludesJwt { get; init; }

    public bool IsForDebugging { get; init; }
}
