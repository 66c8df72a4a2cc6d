using System.Net;

namespace RtcFunctions.Tests.Meet.Rooms;

public sealed class JwtRequiredTests(JwtRoomsApp app) : RoomTests(app), IClassFixture<JwtRoomsApp>
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"requireAccessToken":true}""")]
    public async Task A_room_that_wants_access_tokens_is_not_made_for_an_account_that_cannot_use_them(string json)
    {
        Assert.Equal((403, "operation_disabled", ""), await ProblemAsync(PutAsync(json)));
        Assert.Equal((400, "invalid_request", "maxParticipants"), await ProblemAsync(PutAsync("""{"maxParticipants":0}""")));
    }

    [Fact]
    public async Task Nobody_is_invited_with_an_access_token()
    {
        await OkAsync(PutAsync("""{"requireAccessToken":false}"""), HttpStatusCode.Created);

        Assert.Equal((403, "operation_disabled", ""), await ProblemAsync(PostAsync($"{Room}/invitations", """{"expiresIn":60}""")));
    }
}
