/** Believed before anything was seen; so lightly that the first loss counts. */
const PRIOR_SENT = 1.5;
const PRIOR_LOST = 0.2;
/** Beyond so many packets the older ones count less and less. */
const MEMORY = 48;
/** Never taken to be higher: a peer that hears next to nothing is not reached by sending ever more. */
const MOST = 0.8;

/** How much of what goes to one peer is lost, as its reports tell. */
export class LossEstimate {
  #sent = PRIOR_SENT;
  #lost = PRIOR_LOST;

  /** Share of packets, 0 to 1. */
  get rate(): number {
    return Math.min(MOST, this.#lost / this.#sent);
  }

  observe(sent: number, lost: number): void {
    this.#sent += sent;
    this.#lost += lost;
    const excess = this.#sent / MEMORY;
    if (excess <= 1) return;
    this.#sent /= excess;
    this.#lost /= excess;
  }
}
