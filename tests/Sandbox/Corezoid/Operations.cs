using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace RtcFunctions.Sandbox.Corezoid;

internal static class Operations
{
    public static VendorAnswer Run(ReceivedRequest request, IReadOnlyDictionary<string, string> failing, bool outOfOrder)
    {
        if (request.Json is not JsonObject body || body["ops"] is not JsonArray ops)
        {
            return VendorAnswer.Json(new { request_proc = "fail", description = "ops is not a list" });
        }

        var answers = ops.Select(op => Answer(op as JsonObject ?? [], failing)).ToArray();
        return VendorAnswer.Json(new { request_proc = "ok", ops = outOfOrder ? [.. answers.Reverse()] : answers });
    }

    private static JsonObject Answer(JsonObject op, IReadOnlyDictionary<string, string> failing)
    {
        var proc = Proc(op, failing);
        var answer = new JsonObject
        {
            ["id"] = op["id"]?.DeepClone() ?? "",
            ["proc"] = proc,
            ["obj"] = op["obj"]?.DeepClone() ?? "",
            ["obj_id"] = op["obj_id"]?.DeepClone() ?? NewId(),
        };
        if (op.TryGetPropertyValue("ref", out var reference))
        {
            answer["ref"] = reference?.DeepClone();
        }

        if (proc != "ok")
        {
            answer["description"] = $"The operation ended with {proc}.";
        }

        return answer;
    }

    private static string Proc(JsonObject op, IReadOnlyDictionary<string, string> failing) =>
        op["type"] is null ? "type_required"
        : failing.TryGetValue(op["id"]?.ToString() ?? "", out var byId) ? byId
        : failing.TryGetValue(op["ref"]?.ToString() ?? "", out var byReference) ? byReference
        : "ok";

    private static string NewId() => RandomNumberGenerator.GetInt32(100000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
}
