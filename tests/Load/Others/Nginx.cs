using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RtcFunctions.Sandbox.App;

namespace RtcFunctions.Load.Others;

/// <summary>nginx with one worker on a free port of loopback, in a folder that goes with it.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("load-nginx-");
    private readonly Process _process;
    private readonly OrphanGuard _guard;

    private Nginx(string server, string around, string[] under)
    {
        var port = FreePort.Find();
        Url = new UriBuilder("http", "127.0.0.1", port).Uri;
        File.WriteAllText(Path.Combine(_folder.FullName, "nginx.conf"), $$"""
            daemon off;
            master_process off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log;
            events { worker_connections 4096; }
            http {
              access_log off;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              keepalive_requests 1000000000;
              {{around}}
              server {
                listen 127.0.0.1:{{port}} backlog=4096;
                {{server}}
              }
            }
            """);
        string[] command = [.. under, Requirements.PathOf("nginx"), "-p", _folder.FullName + "/", "-c", "nginx.conf"];
        _process = Process.Start(command[0], command[1..]);
        _guard = new OrphanGuard(_process);
    }

    public Uri Url { get; }

    /// <summary>A vendor that answers at once.</summary>
    public static Task<Nginx> AnsweringAsync(string locations, params string[] under) => StartAsync(
        $"default_type application/json; add_header X-Request-ID $http_x_request_id; {locations}", "", under);

    /// <summary>A proxy that keeps its connections, as the app does.</summary>
    public static Task<Nginx> ProxyingAsync(Uri target) => StartAsync(
        """location / { proxy_pass http://vendor; proxy_http_version 1.1; proxy_set_header Connection ""; }""",
        $"upstream vendor {{ server {target.Authority}; keepalive 256; keepalive_requests 1000000000; }}");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _guard.Dispose();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<Nginx> StartAsync(string server, string around, params string[] under)
    {
        var nginx = new Nginx(server, around, under);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, nginx.Url.Port);
                return nginx;
            }
            catch (SocketException) when (!nginx._process.HasExited && Stopwatch.GetElapsedTime(started) < StartLimit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10));
            }
        }
    }
}
