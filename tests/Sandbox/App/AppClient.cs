namespace RtcFunctions.Sandbox.App;

internal static class AppClient
{
    public static HttpClient Create() => new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null })
    {
        Timeout = TimeSpan.FromMinutes(2),
    };
}
