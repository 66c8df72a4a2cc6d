using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Load.Others;

/// <summary>All that a bare server does.</summary>
internal abstract class RequestHandler : IDisposable
{
    public abstract Task HandleAsync(HttpContext context);

    public virtual void Dispose()
    {
    }
}
