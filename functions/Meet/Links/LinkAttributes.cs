using RtcFunctions.Http;

namespace RtcFunctions.Meet.Links;

/// <summary>Reads a link's attributes by the vendor's table, and gathers what the table does not allow.</summary>
internal sealed class LinkAttributes(string mode, bool hasJwt, bool allowsDebugging)
{
    private static readonly string[] OurOwn = ["roomId", "token"];

    public IReadOnlyList<LinkValue> Read(JsonFields fields)
    {
        foreach (var name in OurOwn.Where(fields.Has))
        {
            fields.Raw(name);
            fields.Refuse(name, "is not an attribute here: we set it");
        }

        var values = new List<LinkValue>();
        foreach (var attribute in LinkAttribute.Table)
        {
            if (fields.Raw(attribute.Name) is { } json)
            {
                values.Add(new(attribute, json));
            }
        }

        var role = values.Where(value => value.Attribute.Name == LinkAttribute.RoleName).Select(value => value.Text()).FirstOrDefault();
        foreach (var value in values)
        {
            if ((value.Attribute.Fault(value.Json) ?? Misplaced(value.Attribute, role)) is { } reason)
            {
                fields.Refuse(value.Attribute.Name, reason);
            }
        }

        return values;
    }

    private string? Misplaced(LinkAttribute attribute, string? role) =>
        attribute.IsForDebugging && !allowsDebugging ? "is for debugging, and needs the setting Meet__AllowDebugAttributes"
        : attribute.Place == LinkPlace.JwtOnly && !hasJwt ? "needs a JWT"
        : attribute.ExcludesJwt && hasJwt ? "excludes a JWT"
        : attribute.NeedsRole is { } needed && needed != role ? $"needs the role {needed}"
        : attribute.NeedsMode is { } only && only != mode ? $"is for the mode {only}"
        : null;
}
