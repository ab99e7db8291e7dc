import BrazeLiquid from 'brazejs';
import { Liquid } from 'liquidjs';
import { BRAZE, message, PLAIN, plain } from './message';

export interface Peer {
  readonly name: string;
  /** Renders the message from its text. */
  readonly fromText: () => Promise<string>;
  /** Renders what was parsed before. */
  readonly fromTree: () => Promise<string>;
}

/** What brazejs has in common with liquidjs, of which it is an old fork. Its types speak of TypeScript's older days. */
interface Engine {
  parse(text: string): unknown;
  render(parsed: unknown, variables: object): Promise<string>;
}

/** The engines of others, set up as their users set them up, each with the message in its dialect. */
export function peers(): readonly Peer[] {
  return [
    peer('liquidjs', new Liquid() as unknown as Engine, message(PLAIN)),
    peer('brazejs', new BrazeLiquid() as unknown as Engine, message(BRAZE)),
  ];
}

function peer(name: string, engine: Engine, text: string): Peer {
  const parsed = engine.parse(text);
  return {
    name,
    fromText: () => engine.render(engine.parse(text), plain),
    fromTree: () => engine.render(parsed, plain),
  };
}
