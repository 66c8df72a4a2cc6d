using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace RtcFunctions.Sandbox.Zego;

/// <summary>The Digital Human actions with their real shapes; any other action is answered with what was asked.</summary>
internal sealed class DigitalHumans
{
    private const string DigitalHumanId = "c4b56d5c-db98-4d91-86d4-5a97b507da97";

    private readonly ConcurrentDictionary<string, string> _tasks = new(StringComparer.Ordinal);

    public VendorAnswer Act(string action, ReceivedRequest request) => action switch
    {
        "GetDigitalHumanList" => ZegoAnswer.Succeeded(new { Total = 1, List = new[] { Portrait } }),
        "GetDigitalHumanInfo" => Text(request, "DigitalHumanId") is DigitalHumanId
            ? ZegoAnswer.Succeeded(Portrait)
            : ZegoAnswer.Failed(ZegoCode.NoSuchDigitalHuman, "digital human not found"),
        "GetTimbreList" => ZegoAnswer.Succeeded(new { Total = 1, List = new[] { new { TimbreId = "zh-female-1", TimbreName = "Nora" } } }),
        "CreateDigitalHumanStreamTask" => Create(),
        "QueryDigitalHumanStreamTasks" => ZegoAnswer.Succeeded(new { StreamTasks = _tasks.Select(task => new { TaskId = task.Key }) }),
        "GetDigitalHumanStreamTaskStatus" => OfTask(request, _ => new { Status = 3 }),
        "DriveByText" or "DriveByAudio" or "DriveByRTCStream" or "DriveByWsStream" => OfTask(request, Drive),
        "DoAction" or "InterruptDriveTask" => OfTask(request, _ => new { }),
        "StopDigitalHumanStreamTask" => OfTask(request, task => new { Stopped = _tasks.TryRemove(task, out string? _) }),
        _ => ZegoAnswer.Succeeded(new { Action = action, request.Method, Body = request.Json }),
    };

    private static object Portrait { get; } = new { DigitalHumanId, DigitalHumanName = "Ada", AvatarUrl = "https://example.com/ada.png" };

    private static object Drive(string task) => new { DriveId = ZegoAnswer.NewId() };

    private VendorAnswer Create()
    {
        var task = ZegoAnswer.NewId();
        _tasks[task] = task;
        return ZegoAnswer.Succeeded(new { TaskId = task });
    }

    private VendorAnswer OfTask(ReceivedRequest request, Func<string, object> act) => Text(request, "TaskId") switch
    {
        null => ZegoAnswer.Failed(ZegoCode.InvalidParameters, "TaskId is required"),
        var task when _tasks.ContainsKey(task) => ZegoAnswer.Succeeded(act(task)),
        _ => ZegoAnswer.Failed(ZegoCode.NoSuchTask, "task not found"),
    };

    private static string? Text(ReceivedRequest request, string name) =>
        request.Json is JsonObject body && body[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
