using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;

namespace RtcFunctions.Meet;

/// <summary>Settings <c>Meet__*</c>.</summary>
public sealed class MeetOptions
{
    internal const string InBody = "body";
    internal const string InPath = "path";
    internal const string BySearch = "search";
    internal const string ByList = "list";
    internal const string InQuery = "query";
    internal const string Refuse = "refuse";
    internal const string Allow = "allow";

    private const string Gcore = "https://api.gcore.com";

    [ValidateObjectMembers]
    public MeetServers Servers { get; } = new();

    /// <summary>The Streaming Platform: statistics and recordings.</summary>
    [EndpointUrl("Meet__StreamingEndpoint")]
    public string StreamingEndpoint { get; set; } = Gcore;

    /// <summary>Where sessions come from.</summary>
    [EndpointUrl("Meet__IamEndpoint")]
    public string IamEndpoint { get; set; } = Gcore;

    /// <summary><c>path</c>: <c>GET …/existingPeer/{peerId}</c>; <c>body</c>: the deprecated <c>POST …/existingPeer</c>.</summary>
    [AllowedValues(InPath, InBody, ErrorMessage = "Meet__ExistingPeer must be path or body.")]
    public string ExistingPeer { get; set; } = InPath;

    /// <summary><c>search</c>: <c>videos/search?q=</c>; <c>list</c>: <c>videos?search=</c>.</summary>
    [AllowedValues(BySearch, ByList, ErrorMessage = "Meet__VideoSearch must be search or list.")]
    public string VideoSearch { get; set; } = BySearch;

    /// <summary>Requests to the Streaming Platform in any one second, of this instance.</summary>
    [Range(1, 1000)]
    public int RequestsPerSecond { get; set; } = 4;

    /// <summary>Where room links lead.</summary>
    [EndpointUrl("Meet__RoomBaseUrl")]
    public string RoomBaseUrl { get; set; } = "https://meet.gcore.com";

    /// <summary><c>query</c>: <c>/call/?roomId=…</c>; <c>path</c>: <c>/call/{roomId}</c>.</summary>
    [AllowedValues(InQuery, InPath, ErrorMessage = "Meet__RoomUrlStyle must be query or path.")]
    public string RoomUrlStyle { get; set; } = InQuery;

    /// <summary>Whether links may carry what the vendor has for debugging, credentials among it.</summary>
    public bool AllowDebugAttributes { get; set; }

    /// <summary>Whether the account's JWT option is on: then no access token can be used, and none is made.</summary>
    public bool JwtRequired { get; set; }

    /// <summary><c>refuse</c> or <c>allow</c>: access checks for rooms that we do not keep.</summary>
    [AllowedValues(Refuse, Allow, ErrorMessage = "Meet__UnknownRooms must be refuse or allow.")]
    public string UnknownRooms { get; set; } = Refuse;

    /// <summary>Whether rooms that need no access token are told to callers without a credential, where none is configured.</summary>
    public bool OpenAccessChecks { get; set; }

    /// <summary>Whether a peer that connects without having been admitted is closed at the vendor.</summary>
    public bool EvictUnadmitted { get; set; } = true;

    /// <summary>Seconds that an admission keeps a place for its connection.</summary>
    [Range(1, 3600)]
    public int AdmissionSeconds { get; set; } = 60;

    /// <summary>Seconds that somebody who left, or was replaced, may take to come back.</summary>
    [Range(0, 3600)]
    public int ReconnectSeconds { get; set; } = 60;

    /// <summary>Refusals of one room that are logged one by one in a minute.</summary>
    [Range(0, 6000)]
    public int DeniedPerMinute { get; set; } = 60;

    /// <summary>Days that what has ended is kept: events, invitations, people who left.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; set; } = 30;

    /// <summary>Seconds after a room emptied before its attendance is collected: the vendor's figures come half a minute late.</summary>
    [Range(0, 86_400)]
    public int AttendanceDelaySeconds { get; set; } = 60;

    internal TimeSpan AttendanceDelay => TimeSpan.FromSeconds(AttendanceDelaySeconds);

    internal TimeSpan Admission => TimeSpan.FromSeconds(AdmissionSeconds);

    internal TimeSpan Reconnect => TimeSpan.FromSeconds(ReconnectSeconds);
}

[OptionsValidator]
internal sealed partial class MeetOptionsValidator : IValidateOptions<MeetOptions>;
