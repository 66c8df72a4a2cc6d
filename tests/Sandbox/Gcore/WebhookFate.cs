namespace RtcFunctions.Sandbox.Gcore;

internal readonly record struct WebhookFate(bool IsLost, bool IsRepeated, bool IsHeldBack, TimeSpan Delay)
{
    /// <summary>Draws equally often whatever comes of it, so that a share that is changed changes nothing but its own fault.</summary>
    public static WebhookFate Draw(WebhookFaults faults, Chance chance)
    {
        var isLost = chance.Happens(faults.Lost);
        var isRepeated = chance.Happens(faults.Repeated);
        var isHeldBack = chance.Happens(faults.Reordered);
        var isDelayed = chance.Happens(faults.Delayed);
        var delay = chance.UpTo(faults.LongestDelay);
        return new(isLost, isRepeated, isHeldBack, isDelayed ? delay : TimeSpan.Zero);
    }
}
