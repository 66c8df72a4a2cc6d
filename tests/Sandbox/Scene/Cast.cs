namespace RtcFunctions.Sandbox.Scene;

/// <summary>Those who come and go; the ID of each is the first name in small letters.</summary>
internal static class Cast
{
    public const string Host = "Grace Hopper";
    public const string Intruder = "mallory";

    public static IReadOnlyList<string> All { get; } =
    [
        Host, "Ada Lovelace", "Alan Turing", "Annie Easley", "Barbara Liskov", "Claude Shannon", "Donald Knuth", "Edsger Dijkstra",
        "Frances Allen", "Hedy Lamarr", "Jean Bartik", "John Backus", "Karen Jones", "Katherine Johnson", "Leslie Lamport",
        "Margaret Hamilton", "Niklaus Wirth", "Radia Perlman", "Tony Hoare",
    ];

    public static string IdOf(string name) => name.Split(' ')[0].ToLowerInvariant();
}
