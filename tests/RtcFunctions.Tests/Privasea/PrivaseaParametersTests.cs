using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Http;
using RtcFunctions.Privasea;

namespace RtcFunctions.Tests.Privasea;

public sealed class PrivaseaParametersTests
{
    [Fact]
    public void Keys_are_put_in_ascii_order_and_the_timestamp_among_them()
    {
        var parameters = Read([new("z", "0"), new("user", "é /+"), new("Z", ""), new("timeZone", "1"), new("_", "%41")]);

        var timed = parameters.WithTimestamp("17");

        Assert.Equal("/p?Z=&_=%41&timeZone=1&timestamp=17&user=é /+&z=0", timed.AppendRaw("/p"));
        Assert.Equal("/p?Z=&_=%2541&timeZone=1&timestamp=17&user=%C3%A9%20%2F%2B&z=0", timed.AppendEncoded("/p"));
    }

    [Fact]
    public void No_parameters_leave_the_path_alone()
    {
        var parameters = Read([]);

        Assert.Equal(("/p", "/p"), (parameters.AppendRaw("/p"), parameters.AppendEncoded("/p")));
    }

    [Fact]
    public void What_is_read_signs_unambiguously_and_is_sent_as_signed()
    {
        var property = Prop.ForAll<Dictionary<string, string>>(wild =>
        {
            CallerQuery query = [.. wild.Where(pair => pair.Value is not null && IsWellFormed(pair.Key) && IsWellFormed(pair.Value))];
            if (PrivaseaParameters.Read(query).Failed(out var parameters, out _))
            {
                return;
            }

            var raw = parameters.AppendRaw("/p");
            var sent = parameters.AppendEncoded("/p");

            var pairs = query.Count == 0 ? [] : raw[3..].Split('&').Select(pair => pair.Split('='));
            Assert.Equal(query.OrderBy(pair => pair.Key, StringComparer.Ordinal), pairs.Select(pair => KeyValuePair.Create(pair[0], pair[1])));
            Assert.Equal(raw, Uri.UnescapeDataString(sent));
        });

        property.QuickCheckThrowOnFailure();
    }

    private static bool IsWellFormed(string text) => !text.Any(char.IsSurrogate);

    private static PrivaseaParameters Read(CallerQuery query)
    {
        Assert.False(PrivaseaParameters.Read(query).Failed(out var parameters, out _));
        return parameters;
    }
}
