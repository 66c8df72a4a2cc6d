/** Where a request for each vendor begins: paths are the app's own, under /api/. */
export const vendors = {
  zego: {
    label: "ZEGOCLOUD",
    examples: [
      { label: "List digital humans", method: "POST", path: "zego/digitalhuman/GetDigitalHumanList", body: { Limit: 10 } },
      { label: "Streams of a room", method: "GET", path: "zego/rtc/DescribeSimpleStreamList?RoomId=lobby" },
    ],
  },
  agora: {
    label: "Agora",
    headers: { "rtc-agora-auth": ["basic", "token2", "token"] },
    examples: [
      { label: "Projects", method: "GET", path: "agora/rest/dev/v1/projects" },
      { label: "Kicking rules", method: "GET", path: "agora/rest/dev/v1/kicking-rule?appid={appId}" },
      {
        label: "Ban somebody from a channel", method: "POST", path: "agora/rest/dev/v1/kicking-rule",
        body: { appid: "…", cname: "lobby", uid: 1, time: 60, privileges: ["join_channel"] },
      },
    ],
  },
  corezoid: {
    label: "Corezoid",
    examples: [{ label: "One operation", method: "POST", path: "corezoid", body: { ops: [{ id: "1", type: "create", obj: "conv" }] } }],
  },
  privasea: {
    label: "Privasea",
    examples: [
      { label: "A code to verify a person", method: "GET", path: "privasea/rest/verification/verify_code?channel=ABC&channel_user_id=1&order_id=1" },
      { label: "How a verification stands", method: "GET", path: "privasea/rest/verification/verify_status?channel=ABC&channel_user_id=1&order_id=1" },
    ],
  },
  meet: {
    label: "Gcore Meet",
    examples: [
      { label: "Who is in a room", method: "GET", path: "meet/rooms/serv2demo/numberPeers" },
      { label: "Since when a room is on", method: "GET", path: "meet/rooms/serv2demo/durationOfBroadcast" },
      { label: "Put somebody out", method: "POST", path: "meet/rooms/serv2demo/closePeer", body: { peerId: "ada" } },
    ],
  },
};

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
