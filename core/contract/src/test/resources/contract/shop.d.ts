// Made from the catalogue "shop"; change that, not this.

/**
 * `shop:*` — a catalogue with one event of each kind.
 *
 * `Socket<ServerToClientEvents, ClientToServerEvents>` is a client of it.
 */
export type ServerToClientEvents = NamedServerToClientEvents & {
  /**
   * Tells anything, under any name.
   *
   * Ends with a comment's end: *\/.
   */
  [event: `shop:${string}`]: (payload: ShopNote) => void;
};

/** What the server sends under a name that is known beforehand. */
export interface NamedServerToClientEvents {
  /** Something was **sold**, or all: `*`. */
  "shop:sold": (payload: ShopSold) => void;
  /** Asks the client. */
  ask: (ack: (answer: string) => void) => void;
}

/** What a client sends; to ask for an ack is its own choice where `ack` may be left out. */
export interface ClientToServerEvents {
  /** Buys: the others hear `shop:sold`. */
  buy: (payload: ShopBuy | string, ack: (answer: ShopReceipt | Refused) => void) => void;
  /**
   * Pays.
   *
   * @param cents how much
   */
  pay: (...args: [cents: number, ack: (answer: ShopReceipt | Refused) => void] | [cents: number, purse: string, ack: (answer: ShopReceipt | Refused) => void]) => void;
  /** Leaves. */
  leave: (ack?: (answer: Success | Refused) => void) => void;
}

/** What an ack gets if the event was refused. */
export type Refused = { error: Refusal };

/** What an ack gets where there is nothing else to say. */
export type Success = { ok: true };

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
  /** Others may come. */
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
  /** which */
  article: string;
  count: number;
  means?: ShopMeans;
}

/** What a buyer gets. */
export interface ShopReceipt {
  number: number;
}

export interface Refusal {
  code: string;
  message: string;
  event?: string;
  field?: string;
  retryAfterMs?: number;
}
