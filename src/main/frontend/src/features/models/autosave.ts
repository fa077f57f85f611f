import { Refused } from '../../shared/api/client';

export type SaveState =
  | { is: 'saved'; at: string }
  | { is: 'changed' }
  | { is: 'saving' }
  /** Tried again until it works: the server is away, or nobody is signed in at the moment. */
  | { is: 'away'; error: unknown }
  /** Somebody has to do something first. */
  | { is: 'refused'; error: Refused };

interface Saved {
  tag: string;
  at: string;
}

const PAUSE = 1_500;
const AGAIN = [2_000, 4_000, 8_000, 15_000, 30_000];

/** No later save of the same draft can succeed before somebody has decided what is to become of it. */
const isFinal = (error: Refused) => [403, 404, 409, 412].includes(error.status);

/**
 * Saves what somebody edits, once they pause, and again and again while it does not work. One save is under way at a time, each
 * with the tag that the one before it has answered; what is not saved is kept elsewhere meanwhile.
 */
export class Autosave {
  private pending: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private failures = 0;
  private blocked = false;

  constructor(
    private tag: string,
    private readonly send: (tag: string, text: string) => Promise<Saved>,
    private readonly keep: (text: string | undefined) => void,
    private readonly told: (state: SaveState) => void,
  ) {}

  get unsaved(): boolean {
    return this.pending !== undefined;
  }

  /** What it says now. */
  change(text: string) {
    this.pending = text;
    this.keep(text);
    if (!this.blocked) {
      this.told({ is: 'changed' });
      this.later(PAUSE);
    }
  }

  /** Saves at once what is not saved. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    if (this.pending !== undefined && !this.blocked) {
      this.running = this.attempt(this.pending);
      await this.running;
      this.running = undefined;
    }
  }

  /** Saves over what somebody else has saved meanwhile, now that somebody wants that. */
  over(tag: string) {
    this.tag = tag;
    this.blocked = false;
    void this.flush();
  }

  stop() {
    clearTimeout(this.timer);
  }

  private later(pause: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  private async attempt(text: string): Promise<void> {
    this.told({ is: 'saving' });
    try {
      const { tag, at } = await this.send(this.tag, text);
      this.tag = tag;
      this.failures = 0;
      this.done(text, at);
    } catch (error) {
      this.failed(error);
    }
  }

  private done(text: string, at: string) {
    if (this.pending === text) {
      this.pending = undefined;
      this.keep(undefined);
      this.told({ is: 'saved', at });
    } else {
      this.told({ is: 'changed' });
      this.later(PAUSE);
    }
  }

  private failed(error: unknown) {
    const refused = error instanceof Refused && !error.passing && error.status !== 401 ? error : undefined;
    if (refused) {
      this.blocked = isFinal(refused);
      this.told({ is: 'refused', error: refused });
    } else {
      this.told({ is: 'away', error });
      this.later(AGAIN[Math.min(this.failures++, AGAIN.length - 1)] as number);
    }
  }
}
