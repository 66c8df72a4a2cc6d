using System.Diagnostics.CodeAnalysis;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>
/// What came of opening a room link. <paramref name="AccessStatus"/> is what the access check was answered with, null where none
/// was made or answered; <paramref name="Message"/> is what the person sees.
/// </summary>
public sealed record Entry(Participant? Participant, int? AccessStatus, string Message)
{
    [MemberNotNullWhen(true, nameof(Participant))]
    public bool IsIn => Participant is not null;
}
