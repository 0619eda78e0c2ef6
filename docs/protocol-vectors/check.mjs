// Reads the vectors beside it with nothing but Node's standard library: a second, small implementation of what
// docs/protocol.md describes. `node docs/protocol-vectors/check.mjs`; it ends with 1 if anything differs.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';

const load = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const hex = (text) => Buffer.from(text, 'hex');
const ascii = (text) => Buffer.from(text, 'utf8');
const cat = (...parts) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? ascii(part) : part)));
const u32 = (n) => { const b = Buffer.alloc(4); b.writeUInt32BE(n); return b; };
const u64 = (n) => { const b = Buffer.alloc(8); b.writeBigUInt64BE(BigInt(n)); return b; };
const MASK = (1n << 64n) - 1n;

let checks = 0;
const same = (actual, expected, what) => {
  checks++;
  const show = (value) => (Buffer.isBuffer(value) ? value.toString('hex') : value);
  assert.deepEqual(show(actual), show(expected), what);
};
const refused = (work, what) => { checks++; assert.throws(work, undefined, `not refused: ${what}`); };

// CBOR, section 3: numbers come as BigInt, bytes as Buffer, maps as Map.

class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }
  take(n) {
    assert(n <= this.bytes.length - this.at, 'cut off');
    this.at += n;
    return this.bytes.subarray(this.at - n, this.at);
  }
  argument(info) {
    if (info < 24) return BigInt(info);
    assert(info < 28, 'no definite length');
    const size = 1 << (info - 24);
    const value = BigInt('0x' + this.take(size).toString('hex'));
    assert(value >= (size === 1 ? 24n : 1n << BigInt(size * 4)), 'longer than need be');
    return value;
  }
  item(depth) {
    const head = this.take(1)[0];
    const [type, info] = [head >> 5, head & 31];
    if (type === 7) {
      assert(info >= 20 && info <= 22, 'a float or a simple value');
      return [false, true, null][info - 20];
    }
    const n = this.argument(info);
    const count = (limit) => { assert(n <= BigInt(limit), 'too many'); assert(depth < 4, 'too deep'); return Number(n); };
    switch (type) {
      case 0: return n;
      case 1: return -1n - n;
      case 2: return Buffer.from(this.take(Number(n)));
      case 3: return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.take(Number(n)));
      case 4: return Array.from({ length: count(4096) }, () => this.item(depth + 1));
      case 5: return this.map(count(256), depth);
      default: throw new Error('a tag');
    }
  }
  map(entries, depth) {
    const map = new Map();
    let last = -1n;
    for (let i = 0; i < entries; i++) {
      const key = this.item(depth + 1);
      assert(typeof key === 'bigint' && key > last, 'keys that do not ascend');
      map.set(key, this.item(depth + 1));
      last = key;
    }
    return map;
  }
}

function decode(bytes) {
  const reader = new Reader(bytes);
  const value = reader.item(0);
  assert.equal(reader.at, bytes.length, 'bytes behind the end');
  return value;
}

function head(type, n) {
  if (n < 24n) return Buffer.from([(type << 5) | Number(n)]);
  const size = n < 1n << 8n ? 1 : n < 1n << 16n ? 2 : n < 1n << 32n ? 4 : 8;
  const info = { 1: 24, 2: 25, 4: 26, 8: 27 }[size];
  return cat(Buffer.from([(type << 5) | info]), hex(n.toString(16).padStart(size * 2, '0')));
}

function encode(value) {
  if (value === false || value === true || value === null) return Buffer.from([0xf4 + [false, true, null].indexOf(value)]);
  if (typeof value === 'number') return encode(BigInt(value));
  if (typeof value === 'bigint') return value < 0n ? head(1, -1n - value) : head(0, value);
  if (typeof value === 'string') return cat(head(3, BigInt(ascii(value).length)), value);
  if (Buffer.isBuffer(value)) return cat(head(2, BigInt(value.length)), value);
  if (Array.isArray(value)) return cat(head(4, BigInt(value.length)), ...value.map(encode));
  const entries = [...value].map(([key, item]) => [BigInt(key), item]).sort(([a], [b]) => (a < b ? -1 : 1));
  return cat(head(5, BigInt(entries.length)), ...entries.flatMap(([key, item]) => [encode(key), encode(item)]));
}

const field = (map, key) => {
  assert(map instanceof Map && map.has(BigInt(key)), `no key ${key}`);
  return map.get(BigInt(key));
};
const bytesOf = (map, key, size) => {
  const value = field(map, key);
  assert(Buffer.isBuffer(value) && value.length === size, `key ${key} has not ${size} bytes`);
  return value;
};

// Primitives

const sha256 = (...parts) => crypto.createHash('sha256').update(cat(...parts)).digest();
const hmac = (key, ...parts) => crypto.createHmac('sha256', key).update(cat(...parts)).digest();
const zeros = Buffer.alloc(32);
const hkdf = (salt, input, info, size) => expand(hmac(salt, input), cat(info), size);
function expand(key, info, size) {
  let [block, output] = [Buffer.alloc(0), Buffer.alloc(0)];
  for (let i = 1; output.length < size; i++) {
    block = hmac(key, block, info, Buffer.from([i]));
    output = cat(output, block);
  }
  return output.subarray(0, size);
}
const publicKey = (oid, raw) =>
  crypto.createPublicKey({ key: cat(hex(`302a300506032b65${oid}032100`), raw), format: 'der', type: 'spki' });
const privateKey = (oid, raw) =>
  crypto.createPrivateKey({ key: cat(hex(`302e020100300506032b65${oid}04220420`), raw), format: 'der', type: 'pkcs8' });
const rawPublic = (oid, secret) =>
  crypto.createPublicKey(privateKey(oid, secret)).export({ format: 'der', type: 'spki' }).subarray(-32);
const [X25519, ED25519] = ['6e', '70'];
const agree = (secret, raw) => {
  const shared = crypto.diffieHellman({ privateKey: privateKey(X25519, secret), publicKey: publicKey(X25519, raw) });
  assert(!shared.equals(zeros), 'agrees on nothing');
  return shared;
};
const x25519Of = (secret) => rawPublic(X25519, secret);
const verifies = (key, context, message, signature) =>
  crypto.verify(null, cat(context, Buffer.from([0]), message), publicKey(ED25519, key), signature);
const sign = (seed, context, message) =>
  crypto.sign(null, cat(context, Buffer.from([0]), message), privateKey(ED25519, seed));

function sealGcm(key, nonce, associated, plain) {
  const cipher = crypto.createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associated);
  return cat(cipher.update(plain), cipher.final(), cipher.getAuthTag());
}
function openGcm(key, nonce, associated, sealed) {
  assert(sealed.length >= 16, 'shorter than a tag');
  const cipher = crypto.createDecipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associated);
  cipher.setAuthTag(sealed.subarray(-16));
  return cat(cipher.update(sealed.subarray(0, -16)), cipher.final());
}

// HPKE, RFC 9180, base mode

const [KEM, HPKE] = [hex('4b454d0020'), hex('48504b45002000010002')];
const extractLabeled = (suite, salt, label, input) => hmac(salt, 'HPKE-v1', suite, label, input);
const expandLabeled = (suite, key, label, info, size) =>
  expand(key, cat(hex(size.toString(16).padStart(4, '0')), 'HPKE-v1', suite, label, info), size);
function hpkeKey(agreed, enc, recipient, info) {
  const prk = extractLabeled(KEM, Buffer.alloc(0), 'eae_prk', agreed);
  const shared = expandLabeled(KEM, prk, 'shared_secret', cat(enc, recipient), 32);
  const none = Buffer.alloc(0);
  const context = cat(Buffer.from([0]), extractLabeled(HPKE, none, 'psk_id_hash', none), extractLabeled(HPKE, none, 'info_hash', info));
  const secret = extractLabeled(HPKE, shared, 'secret', none);
  return [expandLabeled(HPKE, secret, 'key', context, 32), expandLabeled(HPKE, secret, 'base_nonce', context, 12)];
}

// Padding

function paddedSize(length) {
  const least = length + 1;
  if (least <= 1024) return Math.ceil(least / 128) * 128;
  const exponent = Math.floor(Math.log2(least));
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1));
  return Math.ceil(least / step) * step;
}
const pad = (bytes, size = paddedSize(bytes.length)) => cat(bytes, Buffer.from([0x80]), Buffer.alloc(size - bytes.length - 1));
function unpad(padded) {
  const mark = padded.findLastIndex((byte) => byte !== 0);
  assert(mark >= 0 && padded[mark] === 0x80, 'no padding');
  return padded.subarray(0, mark);
}

// Signed structures

function openSigned(bytes, key, context, binding = Buffer.alloc(0)) {
  const parts = decode(bytes);
  assert(Array.isArray(parts) && parts.length === 2 && parts.every(Buffer.isBuffer), 'not a signed payload');
  assert(verifies(key, context, cat(binding, parts[0]), parts[1]), 'not signed so');
  return parts[0];
}
const signed = (seed, context, payload, binding = Buffer.alloc(0)) =>
  encode([payload, sign(seed, context, cat(binding, payload))]);

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
function base32(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{1,5}/g).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('');
}
const uidOf = (identity) => base32(sha256('hearth1 uid', identity).subarray(0, 20));

function openCard(bytes) {
  const map = decode(decode(bytes)[0]);
  assert.equal(field(map, 0), 1n);
  const identity = bytesOf(map, 1, 32);
  openSigned(bytes, identity, 'hearth1 card');
  const devices = field(map, 6).map((device) => ({
    id: bytesOf(device, 0, 8), key: bytesOf(device, 1, 32), agreement: bytesOf(device, 2, 32), suites: field(device, 3).map(Number),
  }));
  return { identity, address: field(map, 2), devices };
}

function openBundle(bytes, device, deviceKey, hybrid) {
  const map = decode(openSigned(bytes, deviceKey, 'hearth1 bundle'));
  assert.equal(field(map, 0), 1n, 'another version');
  assert(bytesOf(map, 1, 8).equals(device), 'another device');
  const [issued, expires] = [field(map, 6), field(map, 7)];
  assert(issued <= expires && expires <= issued + 14n * 86_400_000n, 'valid for too long');
  assert.equal(map.has(4n), map.has(5n), 'half a KEM key');
  assert(!hybrid || map.has(5n), 'no KEM key');
  return { prekeyId: field(map, 2), prekey: bytesOf(map, 3, 32), kem: map.has(5n) ? bytesOf(map, 5, 1184) : null };
}

// The Double Ratchet

class Ratchet {
  constructor(fields) { Object.assign(this, { sending: null, receiving: null, previous: 0, skipped: new Map() }, fields); }
  turn(secret, remote) {
    const both = hkdf(this.root, agree(secret, remote), 'hearth1 rk', 64);
    this.root = both.subarray(0, 32);
    return { key: both.subarray(32), next: 0 };
  }
  static step(chain) {
    const key = hmac(chain.key, Buffer.from([1]));
    chain.key = hmac(chain.key, Buffer.from([2]));
    chain.next++;
    return key;
  }
  static initiator(root, remote, secret) {
    const ratchet = new Ratchet({ root, remote, secret });
    ratchet.sending = ratchet.turn(secret, remote);
    return ratchet;
  }
  send() {
    const header = cat(x25519Of(this.secret), u32(this.previous), u32(this.sending.next));
    return { header, key: Ratchet.step(this.sending) };
  }
  copy() {
    const chain = (of) => (of ? { ...of } : null);
    return new Ratchet({ ...this, sending: chain(this.sending), receiving: chain(this.receiving), skipped: new Map(this.skipped) });
  }
  skip(until) {
    while (this.receiving && this.receiving.next < until) {
      const name = this.remote.toString('hex') + this.receiving.next;
      this.skipped.set(name, Ratchet.step(this.receiving));
    }
  }
  /** The key of the message with this header; `fresh` is the ratchet secret to go on with if the other side has turned. */
  receive(header, fresh) {
    const remote = header.subarray(0, 32);
    const [previous, number] = [header.readUInt32BE(32), header.readUInt32BE(36)];
    const name = remote.toString('hex') + number;
    if (this.skipped.has(name)) {
      const key = this.skipped.get(name);
      this.skipped.delete(name);
      return key;
    }
    if (!this.receiving || !this.remote.equals(remote)) {
      this.skip(previous);
      this.receiving = this.turn(this.secret, remote);
      this.remote = remote;
      this.skip(number);
      const key = Ratchet.step(this.receiving);
      assert(fresh, 'a turn without a fresh key');
      this.previous = this.sending ? this.sending.next : 0;
      this.secret = fresh;
      this.sending = this.turn(fresh, remote);
      return key;
    }
    assert(number >= this.receiving.next, 'came before');
    this.skip(number);
    return Ratchet.step(this.receiving);
  }
}

const messageSeal = (key) => { const both = hkdf(zeros, key, 'hearth1 msg', 44); return [both.subarray(0, 32), both.subarray(32)]; };
const authentic = (associated, kind, suite, place, header) => cat(associated, Buffer.from([1, kind, suite]), place, header);

// Beginnings

function begin(v) {
  const [alice, bob] = [openCard(hex(v.alice.card)), openCard(hex(v.bob.card))];
  const [a, b] = [alice.devices[0], bob.devices[0]];
  for (const [person, device] of [[v.alice, a], [v.bob, b]]) {
    checkKeys(person, device);
  }
  const bundle = openBundle(hex(v.bundle), b.id, b.key, v.suite === 2);
  same(bundle.prekey, x25519Of(hex(v.prekeySecret)), 'prekey');
  const [spk, ephemeral] = [hex(v.prekeySecret), hex(v.ephemeralSecret)];
  const map = decode(hex(v.header));
  const byAlice = [agree(hex(v.alice.agreementSecret), bundle.prekey), agree(ephemeral, b.agreement), agree(ephemeral, bundle.prekey)];
  const ek = x25519Of(ephemeral);
  const byBob = [agree(spk, a.agreement), agree(hex(v.bob.agreementSecret), ek), agree(spk, ek)];
  same(cat(...byAlice), cat(...byBob), 'both agree');
  const info = cat('hearth1 x3dh', Buffer.from([v.suite]), sha256(hex(v.bundle)));
  const kem = v.suite === 2 ? [kemSecret(v, map, bundle), sha256(bytesOf(map, 4, 1088))] : [Buffer.alloc(0), Buffer.alloc(0)];
  const secret = hkdf(zeros, cat(Buffer.alloc(32, 0xff), ...byAlice, kem[0]), cat(info, kem[1]), 32);
  const associated = sha256(alice.identity, a.agreement, a.id, bob.identity, b.agreement, b.id);
  same(secret, hex(v.secret), 'secret');
  same(associated, hex(v.associated), 'associated');
  same(sha256(ek, u64(bundle.prekeyId)), hex(v.id), 'id of the session');
  const fields = new Map([[1, ek], [2, bundle.prekeyId], [5, hex(v.aliceSession)]]);
  if (v.suite === 2) fields.set(3, bundle.prekeyId).set(4, field(map, 4));
  same(encode(fields), hex(v.header), 'header');
  introduction(v, bundle, a);
  same(sha256(hex(v.header), hex(v.introduction)), hex(v.opening), 'opening');
  return { associated, secret, bundle };
}

function checkKeys(person, device) {
  same(rawPublic(ED25519, hex(person.identitySeed)), hex(person.identityKey), 'identity key');
  same(rawPublic(ED25519, hex(person.deviceSeed)), hex(person.deviceKey), 'device key');
  same(x25519Of(hex(person.agreementSecret)), hex(person.agreementKey), 'agreement key');
  same([device.id, device.key, device.agreement].map((raw) => raw.toString('hex')),
    [person.device, person.deviceKey, person.agreementKey], 'device');
}

function introduction(v, bundle, device) {
  const plain = pad(encode(new Map([[1, hex(v.alice.card)], [2, device.id]])));
  const enc = x25519Of(hex(v.introductionSecret));
  const info = ascii('hearth1 seal');
  const [key, nonce] = hpkeKey(agree(hex(v.introductionSecret), bundle.prekey), enc, bundle.prekey, info);
  same(cat(enc, sealGcm(key, nonce, hex(v.header), plain)), hex(v.introduction), 'introduction');
  const [theirs, theirNonce] = hpkeKey(agree(hex(v.prekeySecret), enc), enc, bundle.prekey, info);
  same(openGcm(theirs, theirNonce, hex(v.header), hex(v.introduction).subarray(32)), plain, 'introduction opened');
}

/** Asks Node for the secret if it knows ML-KEM; else believes the vector, so that the rest can be checked. */
function kemSecret(v, map, bundle) {
  try {
    const key = crypto.createPrivateKey({ key: cat(hex('3054020100300b060960864801650304040204428040'), hex(v.kemSeed)), format: 'der', type: 'pkcs8' });
    const raw = crypto.createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-1184);
    same(raw, bundle.kem, 'KEM key');
    const secret = Buffer.from(crypto.decapsulate(key, field(map, 4)));
    same(secret, hex(v.kemSecret), 'KEM secret');
    return secret;
  } catch (problem) {
    if (problem instanceof assert.AssertionError) throw problem;
    console.log('skipped: this Node has no ML-KEM-768; the KEM secret is taken from the vector');
    return hex(v.kemSecret);
  }
}

const initEnvelope = (suite, header, content) => encode(new Map([[0, 1], [1, 1], [2, suite], [4, header], [5, encode(content)]]));

function checkBeginning(name) {
  const v = load(name);
  const { associated, secret, bundle } = begin(v);
  const { header, key } = Ratchet.initiator(secret, bundle.prekey, hex(v.aliceRatchetSecret)).send();
  const [aes, nonce] = messageSeal(key);
  const data = authentic(associated, 1, v.suite, hex(v.opening), header);
  const ciphertext = sealGcm(aes, nonce, data, hex(v.inner));
  same(initEnvelope(v.suite, hex(v.header), [hex(v.introduction), header, ciphertext]), hex(v.envelope), 'envelope');
}

// A session, step by step

class End {
  constructor(v, associated, session) { Object.assign(this, { v, associated, session, peer: null, ratchet: null }); }
  seal(inner) {
    const { header, key } = this.ratchet.send();
    const [aes, nonce] = messageSeal(key);
    const { suite } = this.v;
    if (!this.peer) {
      const ciphertext = sealGcm(aes, nonce, authentic(this.associated, 1, suite, hex(this.v.opening), header), inner);
      return initEnvelope(suite, hex(this.v.header), [hex(this.v.introduction), header, ciphertext]);
    }
    const ciphertext = sealGcm(aes, nonce, authentic(this.associated, 2, suite, this.peer, header), inner);
    return encode(new Map([[0, 1], [1, 2], [2, suite], [3, this.peer], [4, header], [5, ciphertext]]));
  }
  open(envelope, fresh) {
    const map = decode(envelope);
    const init = field(map, 1) === 1n;
    const [, header, sealed] = init ? decode(field(map, 5)) : [null, field(map, 4), field(map, 5)];
    if (!init) assert(bytesOf(map, 3, 8).equals(this.session), 'another session');
    const next = this.ratchet.copy();
    const [aes, nonce] = messageSeal(next.receive(header, fresh));
    const place = init ? hex(this.v.opening) : this.session;
    const inner = openGcm(aes, nonce, authentic(this.associated, init ? 1 : 2, this.v.suite, place, header), sealed);
    this.ratchet = next;
    if (!this.peer) this.peer = bytesOf(decode(unpad(inner)), 11, 8);
    return inner;
  }
}

function checkTranscript(v, { associated, secret, bundle }, transcript) {
  const alice = new End(v, associated, hex(v.aliceSession));
  alice.ratchet = Ratchet.initiator(secret, bundle.prekey, hex(v.aliceRatchetSecret));
  const bob = new End(v, associated, hex(transcript.bobSession));
  bob.ratchet = new Ratchet({ root: secret, remote: null, secret: hex(v.prekeySecret) });
  bob.peer = hex(v.aliceSession);
  const envelopes = new Map();
  for (const step of transcript.steps) {
    const end = step.by === 'alice' ? alice : bob;
    if (step.seal) {
      same(end.seal(hex(step.inner)), hex(step.envelope), `${step.by} seals ${step.seal}`);
      envelopes.set(step.seal, hex(step.envelope));
    } else if (step.refused) {
      assert(envelopes.has(step.open), `no ${step.open}`);
      refused(() => end.open(envelopes.get(step.open)), `${step.by} opens ${step.open}`);
    } else {
      const fresh = step.ratchetSecret && hex(step.ratchetSecret);
      same(end.open(envelopes.get(step.open), fresh), hex(step.inner), `${step.by} opens ${step.open}`);
    }
  }
}

function checkRatchet() {
  const [v, transcripts] = [load('begin-1.json'), load('ratchet.json')];
  const begun = begin(v);
  checkTranscript(v, begun, transcripts.inOrder);
  checkTranscript(v, begun, transcripts.lossy);
}

// The rest

function checkEncoding() {
  const v = load('encoding.json');
  for (const item of v.accepted) same(encode(decode(hex(item))), hex(item), 'CBOR');
  for (const { why, bytes } of v.refused) refused(() => decode(hex(bytes)), why);
  const sizes = new Map(v.padding);
  for (const [length, size] of sizes) same(paddedSize(length), size, `padding of ${length}`);
  for (const { acknowledgement, inner, accepted } of v.acknowledgements) {
    const numbers = JSON.parse(acknowledgement);
    same(encode(field(decode(unpad(hex(inner))), 5)), encode(numbers), acknowledgement);
    same(isAcknowledgement(numbers), accepted, acknowledgement);
  }
}

function isAcknowledgement([stream, cumulative, ...ranges]) {
  if (stream === undefined || cumulative === undefined || ranges.length > 32) return false;
  if (!Number.isSafeInteger(stream) || !Number.isSafeInteger(cumulative)) return false;
  let last = cumulative;
  return ranges.every((range) => {
    const fits = range.length === 2 && range[0] > last + 1 && range[1] >= range[0];
    last = range[1];
    return fits;
  });
}

function checkIdentity() {
  const v = load('identity.json');
  for (const person of [v.alice, v.bob]) {
    const card = openCard(hex(person.card));
    same(card.identity, hex(person.identityKey), 'identity');
    same(uidOf(card.identity), person.uid, 'uid');
    same(card.address, person.uid, 'address');
    checkKeys(person, card.devices[0]);
    same(signed(hex(person.identitySeed), 'hearth1 card', decode(hex(person.card))[0]), hex(person.card), 'card');
  }
  const keys = [hex(v.alice.identityKey), hex(v.bob.identityKey)].sort(Buffer.compare);
  const digest = crypto.createHash('sha512').update(cat('hearth1 safety', ...keys)).digest();
  const groups = Array.from({ length: 12 }, (_, i) => digest.readUIntBE(i * 5, 5) % 100000);
  same(groups.map((group) => String(group).padStart(5, '0')).join(''), v.safetyNumber.digits, 'safety number');
  same('hearth-safety:1?' + cat(...keys).toString('base64url'), v.safetyNumber.picture, 'picture of the safety number');
  checkInvitation(v.invitation, v.bob);
  checkLogin(v.login, v.alice);
}

function checkInvitation(v, bob) {
  const fields = new Map([[0, hex(bob.identityKey)], [2, hex(bob.device)], [3, hex(v.token)], [4, v.broker], [5, v.name],
    [6, v.expires], [8, hex(v.certificate)], [10, v.joinCode]]);
  same('hearth:1?' + encode(fields).toString('base64url'), v.link, 'link');
  fields.delete(5);
  same('hearth:1?' + encode(fields).toString('base64url'), v.picture, 'picture of the invitation');
}

function checkLogin(v, alice) {
  const [identity, made, nonce, signature, proof] = decode(Buffer.from(v.password, 'base64url'));
  const message = cat(hex(v.broker), alice.uid, v.clientId, u64(made), nonce);
  same([uidOf(identity), Number(made), nonce.toString('hex')], [alice.uid, v.made, v.nonce], 'login');
  same(verifies(identity, 'hearth1 login', message, signature), true, 'signature of the login');
  same(hmac(ascii(v.joinCode), message), proof, 'proof of the join code');
}

function checkBundle() {
  const v = load('bundle.json');
  const [device, key] = [hex(v.device), hex(v.deviceKey)];
  same(openBundle(hex(v.suite1), device, key, false).kem, null, 'suite 1');
  same(openBundle(hex(v.suite2), device, key, true).kem.length, 1184, 'suite 2');
  refused(() => openBundle(hex(v.suite1), device, key, true), 'a bundle without the KEM key of the card');
  for (const { why, bundle } of v.broken) {
    const reason = why.startsWith('signed') ? /not signed so/ : /^(?!.*not signed so)/s;
    checks++;
    assert.throws(() => openBundle(hex(bundle), device, key, false), reason, `not refused: ${why}`);
  }
}

function checkPresence() {
  const v = load('presence.json');
  same(sha256('hearth1 pres key', hex(v.key)).subarray(0, 4), hex(v.keyId), 'id of the key');
  for (const { state, session, at, payload } of v.presence) {
    const map = decode(hex(payload));
    const [id, nonce, sealed] = field(map, 2);
    same([field(map, 0), field(map, 1), id.toString('hex')], [1n, 1n, v.keyId], 'presence');
    const plain = openGcm(hex(v.key), nonce, ascii(v.mailbox), sealed);
    same(plain.length % 256, 0, 'padding');
    const fields = decode(openSigned(unpad(plain), hex(v.deviceKey), 'hearth1 pres', cat(v.mailbox, Buffer.from([0]))));
    same([field(fields, 0), field(fields, 1), fields.get(2n)], [state, session, at].map((n) => (n === undefined ? n : BigInt(n))), 'fields');
  }
}

// Order, section 5

const ticks = (ms) => BigInt(ms) << 16n;
const min = (a, b) => (a < b ? a : b);
const max = (a, b) => (a > b ? a : b);
class Clock {
  greatest = 0n; lastOwn = 0n; seen = 0n;
  believes(time, now) { return time <= ticks(now) + ticks(86_400_000); }
  write(now) {
    const time = max(ticks(now), this.believes(this.greatest, now) ? this.greatest : 0n) + 1n;
    const place = max(min(time, ticks(now) + ticks(60_000)), this.lastOwn + 1n);
    const after = this.seen;
    this.greatest = max(this.greatest, time);
    this.lastOwn = place;
    return { time, place, after };
  }
  arrive(time, after, now) {
    const believed = this.believes(time, now) ? time : ticks(now);
    const answered = after <= max(this.greatest, this.lastOwn) ? min(after, this.lastOwn) + 1n : 0n;
    const place = max(min(believed, ticks(now) + ticks(60_000)), answered);
    if (place === answered) this.lastOwn = max(this.lastOwn, place);
    this.greatest = max(this.greatest, believed);
    this.seen = max(this.seen, time);
    return place;
  }
}

function checkOrder() {
  const v = load('order.json');
  const number = (text) => BigInt('0x' + text) & MASK;
  for (const { messages } of v.talks) {
    const clocks = { alice: new Clock(), bob: new Clock() };
    for (const message of messages) {
      const reader = message.by === 'alice' ? clocks.bob : clocks.alice;
      const sent = clocks[message.by].write(message.writes);
      same([sent.time, sent.after, sent.place], [message.time, message.after, message.writersPlace].map(number), 'written');
      same(reader.arrive(sent.time, sent.after, message.reads), number(message.readersPlace), 'read');
    }
  }
  for (const { time, place } of v.alone) same(new Clock().arrive(number(time), 0n, v.talks[0].messages[0].writes), number(place), 'alone');
}

// HPKE against RFC 9180 (mode 0, KEM 0x0020, KDF 1, AEAD 2), so that this checker itself stands on something published.

function checkItself() {
  const [skE, skR] = ['179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11', '497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d'].map(hex);
  const recipient = x25519Of(skR);
  const [key, nonce] = hpkeKey(agree(skE, recipient), x25519Of(skE), recipient, hex('4f6465206f6e2061204772656369616e2055726e'));
  const sealed = sealGcm(key, nonce, ascii('Count-0'), ascii('Beauty is truth, truth beauty'));
  same(sealed, hex('e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a'), 'RFC 9180');
  refused(() => agree(skE, zeros), 'a point of small order');
}

const files = { 'this checker': checkItself, 'encoding.json': checkEncoding, 'identity.json': checkIdentity,
  'bundle.json': checkBundle, 'begin-1.json': () => checkBeginning('begin-1.json'), 'begin-2.json': () => checkBeginning('begin-2.json'),
  'ratchet.json': checkRatchet, 'presence.json': checkPresence, 'order.json': checkOrder };
for (const [name, check] of Object.entries(files)) {
  checks = 0;
  try {
    check();
    console.log(`${name}: ${checks} checks`);
  } catch (problem) {
    console.error(`${name}: ${problem.message}`);
    process.exitCode = 1;
  }
}
