using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;

namespace RtcFunctions.LocalWorker;

/// <summary><c>POST /admin/functions/{name}</c>: runs a timer function now, and does not wait for it.</summary>
internal sealed class AdminEndpoint(FunctionKeys keys, FunctionTimers timers)
{
    private const int BeforeEveryFunction = -1;

    public Endpoint Endpoint() =>
        new RouteEndpointBuilder(AnswerAsync, RoutePatternFactory.Parse("admin/functions/{name}"), BeforeEveryFunction)
        {
            Metadata = { new HttpMethodMetadata([HttpMethods.Post]) },
        }.Build();

    private Task AnswerAsync(HttpContext context)
    {
        IResult answer =
            !keys.Allow(context.Request, AuthorizationLevel.Admin) ? Problem.Unauthorized()
            : timers.RunNow((string)context.Request.RouteValues["name"]!) ? TypedResults.StatusCode(StatusCodes.Status202Accepted)
            : Problem.NotFound("No timer function has this name.");
        return answer.ExecuteAsync(context);
    }
}
