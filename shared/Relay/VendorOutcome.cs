namespace RtcFunctions.Relay;

/// <summary>How an attempt or a call ended, in the words that spans, measurements and logs use.</summary>
internal static class VendorOutcome
{
    public const string Answered = "answered";
    public const string Cancelled = "cancelled";

    public static string Of(Attempt attempt) => attempt switch
    {
        { Problem.Code: var code } => code,
        { Failure: AttemptFailure.NotSent } => "not_sent",
        { Failure: AttemptFailure.NoAnswer } => "no_answer",
        { Failure: AttemptFailure.BrokeOff } => "broke_off",
        { Failure: AttemptFailure.NotHttp } => "not_http",
        { Failure: AttemptFailure.Timeout } => "timeout",
        _ => Answered,
    };
}
