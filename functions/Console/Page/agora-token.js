const version = "007";

/** How Agora's AccessToken2 packs each service: its name, what follows its privileges, and what the privileges' numbers mean. */
const services = {
  1: { name: "rtc", texts: ["channel", "uid"], privileges: { 1: "join channel", 2: "publish audio", 3: "publish video", 4: "publish data" } },
  2: { name: "rtm", texts: ["userId"], privileges: { 1: "login" } },
  4: { name: "fpa", texts: [], privileges: { 1: "login" } },
  5: { name: "chat", texts: ["userId"], privileges: { 1: "user", 2: "app" } },
  7: { name: "apaas", texts: ["roomUuid", "userUuid"], hasRole: true, privileges: { 1: "room user", 2: "user", 3: "app" } },
};

/**
 * Reads a token of version 007, `"007" + base64(zlib(signature ‖ body))`, without its certificate: what it says, not whether it is
 * genuine. Throws an error with a message for people where it is no such token.
 */
export async function readAgoraToken(token) {
  if (!token.startsWith(version)) {
    throw new Error(`It does not begin with ${version}.`);
  }

  const reader = new PackReader(await inflate(token.slice(version.length)));
  const signature = reader.bytes();
  const read = { signature: hex(signature), appId: reader.text(), issuedAt: reader.uint32(), expiresIn: reader.uint32(), salt: reader.uint32() };
  return { ...read, services: Array.from({ length: reader.uint16() }, () => readService(reader)) };
}

function readService(reader) {
  const type = reader.uint16();
  const known = services[type];
  if (!known) {
    throw new Error(`It holds a service of type ${type}, which nobody knows.`);
  }

  const privileges = Array.from({ length: reader.uint16() }, () => {
    const number = reader.uint16();
    return { name: known.privileges[number] ?? `privilege ${number}`, expiresIn: reader.uint32() };
  });
  const fields = Object.fromEntries(known.texts.map((name) => [name, reader.text()]));
  return { name: known.name, privileges, fields: known.hasRole ? { ...fields, role: reader.int16() } : fields };
}

async function inflate(base64) {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new DataView(await new Response(stream).arrayBuffer());
  } catch {
    throw new Error("What follows the version is no base64 of a zlib stream.");
  }
}

/** Little-endian numbers, and texts and bytes with a 16-bit length before them. */
class PackReader {
  #view;
  #at = 0;

  constructor(view) {
    this.#view = view;
  }

  uint16() {
    return this.#view.getUint16(this.#step(2), true);
  }

  int16() {
    return this.#view.getInt16(this.#step(2), true);
  }

  uint32() {
    return this.#view.getUint32(this.#step(4), true);
  }

  bytes() {
    const length = this.uint16();
    return new Uint8Array(this.#view.buffer, this.#step(length), length);
  }

  text() {
    return new TextDecoder().decode(this.bytes());
  }

  #step(length) {
    const from = this.#at;
    this.#at += length;
    if (this.#at > this.#view.byteLength) {
      throw new Error("It ends in the middle.");
    }

    return from;
  }
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
