using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using RtcFunctions.Http;
using RtcFunctions.Storage;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Operations;

/// <summary>Answers for a function that threw: problem details that say no more than the caller may know.</summary>
internal sealed partial class ProblemMiddleware(ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
{
    internal const string FailedEvent = "FunctionFailed";
    internal const string StorageUnavailableEvent = "StorageUnavailable";

    private const long WorkersBodyLimit = 30_000_000;

    private static readonly TimeSpan StorageBreak = TimeSpan.FromSeconds(5);

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http is { RequestAborted.IsCancellationRequested: true })
        {
            // The caller has gone; nobody is left to answer.
        }
        catch (Exception error) when (http is not null)
        {
            await AnswerAsync(http, error, context.FunctionDefinition.Name);
        }
    }

    private async Task AnswerAsync(HttpContext http, Exception error, string function)
    {
        RequestTrace.Of(http)?.Fail(error);
        var problem = error switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                Problem.BodyTooLarge(http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? WorkersBodyLimit),
            BadHttpRequestException => Problem.Invalid("The request could not be read."),
            StorageUnavailableException => Problem.Unavailable(ProblemCode.StorageUnavailable, "Storage does not answer.", StorageBreak),
            _ => null,
        };
        if (error is StorageUnavailableException)
        {
            Log.StorageUnavailable(logger, error, function);
        }
        else if (problem is null)
        {
            Log.Failed(logger, error, function);
        }

        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        await (problem ?? Problem.InternalError()).ExecuteAsync(http);
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = StorageUnavailableEvent, Level = LogLevel.Error, Message = "Storage did not answer the function {Function}.")]
        public static partial void StorageUnavailable(ILogger logger, Exception error, string function);

        [LoggerMessage(EventName = FailedEvent, Level = LogLevel.Error, Message = "The function {Function} failed.")]
        public static partial void Failed(ILogger logger, Exception error, string function);
    }
}
