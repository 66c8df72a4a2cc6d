using System.Collections.Concurrent;

namespace RtcFunctions.Tests.Soak;

/// <summary>What was asked and answered, what was broken, and what must not have been.</summary>
internal sealed class SoakTally
{
    private const int MostKept = 50;

    private readonly ConcurrentDictionary<(string Kind, string Answer), int> _answers = new();
    private readonly ConcurrentDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _violations = new();

    public IReadOnlyCollection<string> Violations => _violations;

    public void Answered(string kind, string answer) => _answers.AddOrUpdate((kind, answer), 1, (_, count) => count + 1);

    public void Broke(string what) => _faults.AddOrUpdate(what, 1, (_, count) => count + 1);

    public void Violated(string what)
    {
        if (_violations.Count < MostKept)
        {
            _violations.Enqueue(what);
        }
    }

    public void Check(bool holds, string what)
    {
        if (!holds)
        {
            Violated(what);
        }
    }

    public IEnumerable<string> Report() =>
    [
        "faults:",
        .. _faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => $"  {fault.Key}: {fault.Value}"),
        "requests:",
        .. _answers.GroupBy(answer => answer.Key.Kind, StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind =>
            $"  {kind.Key}: {kind.Sum(answer => answer.Value)} ("
            + string.Join(", ", kind.OrderByDescending(answer => answer.Value).Select(answer => $"{answer.Key.Answer}: {answer.Value}")) + ")"),
        .. _violations.Select(violation => "VIOLATED: " + violation),
    ];
}
