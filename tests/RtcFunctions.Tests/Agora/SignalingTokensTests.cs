using RtcFunctions.Agora;
using RtcFunctions.Agora.Tokens;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Tests.Agora;

public sealed class SignalingTokensTests
{
    private const string AppId = "970CA35de60c44645bbae8a215061b33";

    private readonly ManualClock _clock = new();
    private readonly SignalingTokens _tokens;

    public SignalingTokensTests() => _tokens = new SignalingTokens(_clock);

    [Fact]
    public void A_token_is_reused_until_a_minute_before_its_end()
    {
        var first = Get();

        _clock.Advance(TimeSpan.FromMinutes(9) - TimeSpan.FromSeconds(1));
        var reused = Get();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var next = Get();

        Assert.Same(first, reused);
        Assert.NotSame(first, next);
        Assert.Equal(_clock.GetUtcNow().AddMinutes(10), next.ExpiresAt);
    }

    [Fact]
    public void Each_user_version_and_certificate_has_a_token_of_its_own()
    {
        SignalingToken[] tokens = [Get(), Get(user: "bob"), Get(version: AccessToken.Version), Get(certificateVersion: "2")];

        Assert.Equal(4, tokens.Select(token => token.Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_refused_token_is_not_handed_out_again_but_its_successor_is()
    {
        var refused = Get();

        _tokens.Forget(AccessToken2.Version, "alice", refused);
        var next = Get();
        _tokens.Forget(AccessToken2.Version, "alice", refused);

        Assert.NotSame(refused, next);
        Assert.Same(next, Get());
    }

    [Fact]
    public void A_token_made_for_the_vendors_clock_is_reused_by_ours()
    {
        var vendorsNow = _clock.GetUtcNow().AddHours(-1);
        var token = _tokens.Renew(AccessToken2.Version, AppId, "alice", Certificate("1"), vendorsNow);

        _clock.Advance(TimeSpan.FromMinutes(8));

        Assert.Equal(vendorsNow.AddMinutes(10), token.ExpiresAt);
        Assert.Same(token, Get());
    }

    [Fact]
    public void A_clock_that_was_set_back_reuses_nothing()
    {
        var token = Get();

        _clock.Advance(TimeSpan.FromHours(-1));

        Assert.NotSame(token, Get());
    }

    private SignalingToken Get(string version = AccessToken2.Version, string user = "alice", string certificateVersion = "1") =>
        _tokens.Get(version, AppId, user, Certificate(certificateVersion), _clock.GetUtcNow());

    private static Credentials Certificate(string version) =>
        Credentials.None.With(AppCertificate.Name, new("5CFd2fd1755d40ecb72977518be15d3b", version));
}
