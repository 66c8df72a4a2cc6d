using RtcFunctions.Agora;

namespace RtcFunctions.Tests.Agora;

public sealed class AgoraPathTests
{
    [Theory]
    [InlineData("dev/v1/channel/{appId}", "dev/v1/channel/970CA35de60c44645bbae8a215061b33")]
    [InlineData("{appId}/x/{appId}", "970CA35de60c44645bbae8a215061b33/x/970CA35de60c44645bbae8a215061b33")]
    [InlineData("dev/{appid}/a{appId}/%7BappId%7D", "dev/%7Bappid%7D/a%7BappId%7D/%257BappId%257D")]
    [InlineData("dev/a b/c?d/é", "dev/a%20b/c%3Fd/%C3%A9")]
    public void The_app_id_takes_its_place_and_every_segment_is_encoded_once(string path, string expected) =>
        Assert.Equal(expected, Path(path).ToString());

    [Theory]
    [InlineData("dev/v2/project/{appId}/rtm/vendor/user_events", true)]
    [InlineData("dev/v2/project/0/rtm/vendor/channel_events", true)]
    [InlineData("DEV/v3/RTM/Vendor/User_Events", true)]
    [InlineData("rtm/vendor/user_events/history", false)]
    [InlineData("dev/v2/project/0/rtm/vendor/events", false)]
    [InlineData("user_events", false)]
    public void Events_are_removed_by_being_read(string path, bool removes) => Assert.Equal(removes, Path(path).RemovesWhatItReads);

    [Theory]
    [InlineData("dev/v1/project", true)]
    [InlineData("dev/v1/projects", true)]
    [InlineData("Dev/V1/PROJECTS", true)]
    [InlineData("dev/v2/projects", false)]
    [InlineData("dev/v1/projects/1", false)]
    [InlineData("x/dev/v1/project", false)]
    public void Projects_hold_certificates(string path, bool holds) => Assert.Equal(holds, Path(path).HoldsCertificates);

    private static AgoraPath Path(string path) => new(path.Split('/'), "970CA35de60c44645bbae8a215061b33");
}
