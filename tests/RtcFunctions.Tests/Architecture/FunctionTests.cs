using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Tests.Architecture;

public sealed class FunctionTests
{
    private static readonly string[] Anonymous =
    [
        "GET console/{*path}", "GET docs/{*asset}", "GET health/live", "GET openapi.json", "GET version",
        "POST meet/access", "POST meet/webhooks", "POST meet/webhooks/closePeer", "POST meet/webhooks/joinPeer",
    ];

    public static TheoryData<string> Names => [.. DeclaredFunction.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_is_public_and_named_after_its_class(string name)
    {
        var function = Find(name);

        Assert.True(function.Method.IsPublic && !function.Method.IsStatic && function.Method.DeclaringType!.IsVisible);
        Assert.True(function.Method.DeclaringType.IsSealed);
        Assert.Equal(name, function.Method.DeclaringType.Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_returns_a_result_and_a_timer_a_task(string name)
    {
        var function = Find(name);

        Type[] allowed = function.Http is null ? [typeof(Task)] : [typeof(IResult), typeof(Task<IResult>)];

        Assert.Contains(function.Method.ReturnType, allowed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_trigger_names_its_level_its_methods_and_its_route(string name)
    {
        if (Find(name) is not { Http: { } trigger, HttpUsage: { } usage })
        {
            return;
        }

        Assert.Contains(usage.ConstructorArguments, argument => argument.ArgumentType == typeof(AuthorizationLevel));
        Assert.NotEmpty(trigger.Methods ?? []);
        Assert.False(string.IsNullOrEmpty(trigger.Route));
    }

    [Fact]
    public void The_anonymous_functions_are_exactly_the_contracts()
    {
        var anonymous = DeclaredFunction.All
            .Where(function => function.Http is { AuthLevel: not AuthorizationLevel.Function })
            .SelectMany(function => function.Http!.Methods!.Select(method => $"{method.ToUpperInvariant()} {function.Route}"));

        Assert.Equal(Anonymous, anonymous.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_functions_match_the_same_method_and_path()
    {
        var functions = DeclaredFunction.All.Where(function => function.Http is not null).ToArray();

        var overlapping =
            from one in functions
            from other in functions
            where string.CompareOrdinal(one.Name, other.Name) < 0
            where one.Http!.Methods!.Intersect(other.Http!.Methods!, StringComparer.OrdinalIgnoreCase).Any() && one.SharesPathWith(other)
            select $"{one.Name} and {other.Name}";

        Assert.Empty(overlapping);
    }

    private static DeclaredFunction Find(string name) => DeclaredFunction.All.Single(function => function.Name == name);
}
