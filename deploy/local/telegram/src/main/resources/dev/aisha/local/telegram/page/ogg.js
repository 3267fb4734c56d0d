// Telegram's apps send voice messages as Ogg Opus. Chromium records the same Opus packets into WebM, so they are put
// into the other wrapping here, with nothing encoded anew. (WebM: RFC 9559; Ogg: RFC 3533; Opus in Ogg: RFC 7845.)

const MASTERS = new Set([0x18538067, 0x1f43b675, 0x1654ae6b, 0xae, 0xa0]); // Segment, Cluster, Tracks, TrackEntry, BlockGroup
const CODEC_PRIVATE = 0x63a2;
const BLOCKS = new Set([0xa3, 0xa1]);
const SERIAL = 0x41495341;
const PAGE_SEGMENTS = 200;

/** The recording as Ogg Opus; as it was where it is not Opus in WebM. */
export async function oggOf(recording) {
  if (recording.type !== 'audio/webm') return recording;
  try {
    const { head, packets } = unwrap(new Uint8Array(await recording.arrayBuffer()));
    return head && packets.length ? new Blob(wrap(head, packets), { type: 'audio/ogg' }) : recording;
  } catch {
    return recording;
  }
}

/** Walks over the elements; masters are entered, so that their sizes, often unknown, do not matter. */
function unwrap(data) {
  let at = 0;
  let head;
  const packets = [];
  while (at < data.length) {
    const idLength = Math.clz32(data[at]) - 23;
    const id = number(data, at, idLength, 0xff);
    at += idLength;
    const sizeLength = Math.clz32(data[at]) - 23;
    const size = number(data, at, sizeLength, 0xff >> sizeLength);
    at += sizeLength;
    if (MASTERS.has(id)) continue;
    const body = data.subarray(at, at + size);
    if (id === CODEC_PRIVATE) head = body;
    if (BLOCKS.has(id)) packets.push(packet(body));
    at += size;
  }
  return { head, packets };
}

function packet(block) {
  const track = Math.clz32(block[0]) - 23;
  if (block[track + 2] & 0x06) throw new Error('laced blocks are not written by browsers');
  return block.subarray(track + 3);
}

/** A big-endian number; the mask takes the length's marker out of its first byte. */
function number(data, at, length, mask) {
  let value = data[at] & mask;
  for (let i = 1; i < length; i++) value = value * 256 + data[at + i];
  return value;
}

function wrap(head, packets) {
  const pages = [page([head], 0, 0, 2), page([tags()], 0, 1, 0)];
  let samples = 0;
  let open = [];
  let segments = 0;
  packets.forEach((each, index) => {
    open.push(each);
    segments += Math.floor(each.length / 255) + 1;
    samples += samplesIn(each);
    const last = index === packets.length - 1;
    if (last || segments + Math.floor(packets[index + 1].length / 255) + 1 > PAGE_SEGMENTS) {
      pages.push(page(open, samples, pages.length, last ? 4 : 0));
      open = [];
      segments = 0;
    }
  });
  return pages;
}

function tags() {
  const vendor = new TextEncoder().encode('local telegram');
  const out = new Uint8Array(8 + 4 + vendor.length + 4);
  out.set(new TextEncoder().encode('OpusTags'));
  new DataView(out.buffer).setUint32(8, vendor.length, true);
  out.set(vendor, 12);
  return out;
}

/** Samples of 48 kHz in a packet, from its first bytes (RFC 6716, section 3.1). */
function samplesIn(opus) {
  const config = opus[0] >> 3;
  const frame = config < 12 ? [480, 960, 1920, 2880][config & 3] : config < 16 ? [480, 960][config & 1] : 120 << (config & 3);
  const frames = [1, 2, 2, opus[1] & 0x3f][opus[0] & 3];
  return frame * frames;
}

function page(packets, granule, sequence, flags) {
  const lacing = packets.flatMap((each) => [...Array(Math.floor(each.length / 255)).fill(255), each.length % 255]);
  const out = new Uint8Array(27 + lacing.length + packets.reduce((sum, each) => sum + each.length, 0));
  const view = new DataView(out.buffer);
  out.set(new TextEncoder().encode('OggS'));
  out[5] = flags;
  view.setBigUint64(6, BigInt(granule), true);
  view.setUint32(14, SERIAL, true);
  view.setUint32(18, sequence, true);
  out[26] = lacing.length;
  out.set(lacing, 27);
  let at = 27 + lacing.length;
  for (const each of packets) {
    out.set(each, at);
    at += each.length;
  }
  view.setUint32(22, checksum(out), true);
  return out;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24;
  for (let bit = 0; bit < 8; bit++) rest = rest & 0x80000000 ? (rest << 1) ^ 0x04c11db7 : rest << 1;
  return rest >>> 0;
});

function checksum(data) {
  let rest = 0;
  for (const byte of data) rest = (rest << 8) ^ TABLE[(rest >>> 24) ^ byte];
  return rest >>> 0;
}
