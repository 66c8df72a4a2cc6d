using FsCheck;
using FsCheck.Fluent;

namespace RtcFunctions.Tests.Meet.Webhooks;

/// <summary>Something that happens to a room, in a second of its own or together with the step before.</summary>
internal sealed record PresenceStep(PresenceAct Act, string PeerId, int Seconds)
{
    private static readonly string[] Peers = ["ada", "grace", "edith"];

    /// <summary>Any order of anything: whatever repeats, losses and swaps could make of a sequence is among these.</summary>
    public static readonly Arbitrary<PresenceStep[]> Any = Arb.From(
        Steps(
            (4, PresenceAct.Check), (1, PresenceAct.CheckAsModerator), (1, PresenceAct.CheckAnonymously), (5, PresenceAct.Connect),
            (4, PresenceAct.Disconnect), (1, PresenceAct.Announce), (1, PresenceAct.AnnounceModerator)),
        Shorter);

    /// <summary>People who come and go, and now and then take over from themselves.</summary>
    public static readonly Arbitrary<PresenceStep[]> Faithful = Arb.From(
        Steps((5, PresenceAct.Enter), (2, PresenceAct.EnterOldEndingFirst), (4, PresenceAct.Leave)), Shorter);

    private static Gen<PresenceStep[]> Steps(params (int Weight, PresenceAct Act)[] acts) =>
        (from act in Gen.Frequency(acts.Select(act => (act.Weight, Gen.Constant(act.Act))).ToArray())
         from peer in Gen.Elements(Peers)
         from seconds in Gen.Elements(0, 0, 1, 30, 61)
         select new PresenceStep(act, peer, seconds)).ArrayOf();

    private static IEnumerable<PresenceStep[]> Shorter(PresenceStep[] steps) =>
        steps.Select((_, left) => steps.Where((_, i) => i != left).ToArray());
}

internal enum PresenceAct
{
    Check,
    CheckAsModerator,
    CheckAnonymously,
    Connect,
    Disconnect,
    Announce,
    AnnounceModerator,
    Enter,
    EnterOldEndingFirst,
    Leave,
}
