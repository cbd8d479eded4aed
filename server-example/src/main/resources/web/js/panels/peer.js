// A WebRTC connection to one other user: his picture and voice where there are any, and always a channel for text.

/** What the browser can give of what is wanted ('video', 'audio' or 'text'); null if there is no camera or microphone. */
export async function ownMedia(wanted) {
  if (wanted === 'text' || !navigator.mediaDevices) return null;
  const attempts = wanted === 'video' ? [{ video: true, audio: true }, { audio: true }] : [{ audio: true }];
  for (const constraints of attempts) {
    try {
      return await navigator.mediaDevices.getUserMedia(constraints);
    } catch {
      // Not there, or not allowed: less will do.
    }
  }
  return null;
}

export class Peer {
  /** Candidates that came before the description that they belong to. */
  #early = [];
  #channel = null;
  #connection;
  #signal;
  #heard;

  /** Tells by `signal(kind, data)` what the other side must know, and by `heard` what happens: {stream, text, state}. */
  constructor(stream, signal, heard) {
    this.#signal = signal;
    this.#heard = heard;
    // No STUN or TURN servers: two browsers on one machine or in one network find each other without.
    this.#connection = new RTCPeerConnection();
    stream?.getTracks().forEach((track) => this.#connection.addTrack(track, stream));
    this.#connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) signal('candidate', candidate.toJSON());
    });
    this.#connection.addEventListener('track', ({ streams }) => heard.stream(streams[0]));
    this.#connection.addEventListener('datachannel', ({ channel }) => this.#use(channel));
    this.#connection.addEventListener('connectionstatechange', () => heard.state(this.#connection.connectionState));
  }

  /** Who has called makes the offer. */
  async offer() {
    this.#use(this.#connection.createDataChannel('text'));
    await this.#connection.setLocalDescription();
    this.#signal('offer', this.#connection.localDescription.toJSON());
  }

  async take(kind, data) {
    if (kind === 'candidate') {
      if (this.#connection.remoteDescription) await this.#connection.addIceCandidate(data);
      else this.#early.push(data);
      return;
    }
    await this.#connection.setRemoteDescription(data);
    for (const candidate of this.#early.splice(0)) await this.#connection.addIceCandidate(candidate);
    if (kind === 'offer') {
      await this.#connection.setLocalDescription();
      this.#signal('answer', this.#connection.localDescription.toJSON());
    }
  }

  say(text) {
    if (this.#channel?.readyState !== 'open') return false;
    this.#channel.send(text);
    return true;
  }

  close() {
    this.#connection.close();
  }

  #use(channel) {
    this.#channel = channel;
    channel.addEventListener('open', () => this.#heard.state('open'));
    channel.addEventListener('message', ({ data }) => this.#heard.text(data));
  }
}
