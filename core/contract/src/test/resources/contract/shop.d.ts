// Generated from the catalogue "shop". Do not edit.

/**
 * `shop:*` — a catalogue with one event of each kind.
 *
 * A client is a `Socket<ServerToClientEvents, ClientToServerEvents>`. It connects with an `Auth`.
 *
 * The namespace `/shop`.
 *
 * Credentials: `auth.token`; refused with the connect error `closed`.
 *
 * Sign-in: none.
 *
 * Encoding `plain`: JSON.
 */
export type ServerToClientEvents = NamedServerToClientEvents & {
  /**
   * Tells anything, under any name.
   *
   * Ends with a comment's end: *\/.
   */
  [event: `shop:${string}`]: (payload: ShopNote) => void;
};

/** The events that the server sends under a fixed name. */
export interface NamedServerToClientEvents {
  /** Something was **sold**, or all: `*`. */
  "shop:sold": (payload: ShopSold) => void;
  /** Asks the client. */
  ask: (ack: (answer: string) => void) => void;
  /**
   * Tells what was paid.
   *
   * @param cents how much
   */
  "shop:paid": (cents: number, purse: string | null) => void;
  /** Asks the client for coins. */
  coins: (ack: (cents?: number | null, purse?: string | null) => void) => void;
}

/** The events that a client sends. Where `ack` is optional, a client need not request an ack. */
export interface ClientToServerEvents {
  /** Buys: the others hear `shop:sold`. */
  buy: (payload: ShopBuy | string, ack: (answer: ShopReceipt | Refused) => void) => void;
  /**
   * Pays.
   *
   * @param cents how much
   */
  pay: (...args: [cents: number, ack: (answer: ShopReceipt | Refused) => void] | [cents: number, purse: string, ack: (answer: ShopReceipt | Refused) => void]) => void;
  /** Finds a receipt, if there is one. */
  find: (payload: ShopPay, ack: (answer: ShopReceipt | null | Refused) => void) => void;
  /** Counts what is in the till. */
  count: (ack: (...answer: [cents: number, purse: string | null] | [refused: Refused]) => void) => void;
  /** Leaves. */
  leave: (ack?: (answer: Success | Refused) => void) => void;
}

/** The ack of a refused event. */
export type Refused = { error: Refusal };

/** The ack of an event without an answer. */
export type Success = { ok: true };

/** What a client sends as `auth` when it connects: `io(url, { auth })`. */
export type Auth = ShopLogin;

/** What was sold. */
export interface ShopSold {
  /** which */
  _id: string;
  /** how it was paid */
  means: ShopMeans;
  fates: ShopFate[];
  prices: Record<string, number>;
  names: Array<string | null>;
  picture: ArrayBuffer | Uint8Array;
  extra?: unknown;
}

/** How it was paid. */
export type ShopMeans =
  /** In coins. */
  | "cash"
  | "card"
  /** Other values are possible. */
  | (string & {});

/** What becomes of a thing. */
export type ShopFate = ShopKept | ShopLost;

/** It is kept. */
export interface ShopKept {
  kind: "kept";
  since: string;
}

/** It is lost. */
export interface ShopLost {
  kind: "lost";
}

/** Anything. */
export interface ShopNote {
  loud: boolean;
  [member: string]: unknown;
}

/** What to buy. */
export interface ShopBuy {
  /** which (1 to 128 characters) */
  article: string;
  count: number;
  means?: ShopMeans;
  /** at most 40 characters, not blank */
  note?: string;
  /** at most 10 entries, each with at most 8 KiB */
  coupons?: string[];
  /** what else the shop knows (at most 4 KiB of JSON) */
  extra?: unknown;
}

/** What a buyer gets. */
export interface ShopReceipt {
  number: number;
}

/** What to pay. */
export interface ShopPay {
  /** how much */
  cents: number;
  purse?: string;
}

export interface Refusal {
  code: string;
  message: string;
  event?: string;
  field?: string;
  retryAfterMs?: number;
}

/** Who comes in. */
export interface ShopLogin {
  /** what proves it (at most 8 KiB) */
  token: string;
  device?: string;
}
