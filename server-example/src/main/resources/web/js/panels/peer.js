// A WebRTC connection to one other user: video and voice if available, and always a channel for text.

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
  #listeners;

  /** Calls `signal(kind, data)` to send signalling data, and the listeners {stream, text, state} for what it receives. */
  constructor(stream, signal, listeners) {
    this.#signal = signal;
    this.#listeners = listeners;
    // No STUN or TURN servers: two browsers on one machine or in one network find each other without.
    this.#connection = new RTCPeerConnection();
    stream?.getTracks().forEach((track) => this.#connection.addTrack(track, stream));
    this.#connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) signal('candidate', candidate.toJSON());
    });
    this.#connection.addEventListener('track', ({ streams }) => listeners.stream(streams[0]));
    this.#connection.addEventListener('datachannel', ({ channel }) => this.#use(channel));
    this.#connection.addEventListener('connectionstatechange', () => listeners.state(this.#connection.connectionState));
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
    channel.addEventListener('open', () => this.#listeners.state('open'));
    channel.addEventListener('message', ({ data }) => this.#listeners.text(data));
  }
}
