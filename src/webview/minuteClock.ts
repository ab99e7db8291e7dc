import type { ReactiveController, ReactiveControllerHost } from 'lit';

const MINUTE = 60_000;

/** Updates its host every minute, so that relative times stay correct. */
export class MinuteClock implements ReactiveController {
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = setInterval(() => this.host.requestUpdate(), MINUTE);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
  }
}
