import * as vscode from 'vscode';
import type { CallLookUp } from '../../language/lenses';
import { type Person, personOf } from '../../profile/profile';
import * as expected from '../arguments';
import { type CommandRegistry, Refusal } from '../commands';
import { GroupNode, personsOf } from './explorerNodes';
import { ASKING, type Asking, type LookUpFlows } from './lookUpFlows';
import type { LookUps } from './lookUps';
import type { People } from './people';

export interface LookUpParts {
  readonly lookUps: LookUps;
  readonly people: People;
  readonly flows: LookUpFlows;
  readonly showPage: (person: Person) => void;
}

/** Query parameter, kind of id, and field of the request. */
const BY_ID = [
  ['rec_id', 'recommendations', 'recIds'],
  ['comp_id', 'computations', 'compIds'],
  ['prediction_id', 'predictions', 'predictionIds'],
] as const;

/** Registers the commands that look people up. */
export function registerLookUpCommands(commands: CommandRegistry, parts: LookUpParts): vscode.Disposable {
  const { lookUps, people, flows, showPage } = parts;

  function register(name: string, asking: Asking): vscode.Disposable {
    const { argument, title, ids } = asking;
    const of = ids === 'predictions' ? 3 : 2;
    return commands.register(name, {
      argument,
      run: (request) => lookUps.lookUp({ ...request, ...asking.parts }),
      // Ignores its argument: a button of the view passes the selected row, which is not meant.
      async ask() {
        const person = await people.ask(ids ? { title, number: 1, of } : { title });
        const result = await flows.lookUp(await flows.requestFor(person, asking, 2));
        showPage(person);
        return result;
      },
    });
  }

  /** Sends the request of a call in a template, after asking for the parameters that Liquid fills. */
  async function lookUpCall({ request, dynamic }: CallLookUp): Promise<void> {
    const title = 'Look Up the Request of This Call';
    const isLiteral = request.userId !== undefined || request.deviceId !== undefined;
    let asked = isLiteral ? request : { ...request, ...(await people.ask({ title })) };
    for (const [parameter, kind, field] of BY_ID) {
      if (dynamic.includes(parameter)) asked = { ...asked, [field]: await flows.idsFor(kind, { title }) };
    }
    await flows.lookUp(asked);
    showPage(personOf(asked));
  }

  return vscode.Disposable.from(
    ...Object.entries<Asking>(ASKING).map(([name, asking]) => register(name, asking)),
    commands.register('refresh', {
      argument: expected.person,
      run: (person) => lookUps.refresh(person),
      async ask(nodes) {
        const chosen = nodes.length > 0 ? personsOf(nodes) : [await people.choose('Refresh Profile')];
        await Promise.all(chosen.map((person) => flows.refresh(person)));
      },
    }),
    commands.register('askForPart', {
      async ask([node]) {
        if (!(node instanceof GroupNode) || node.group.part === 'other') return;
        await flows.askForPart(node.profile.person, node.group.part);
      },
    }),
    commands.register('lookUpCall', {
      argument: expected.call,
      run: (call) => commands.shown(() => lookUpCall(call)),
      async ask() {
        throw new Refusal('Click “Look Up…” above a call in a template.');
      },
    }),
    commands.register('cancel', { ask: async () => lookUps.cancel() }),
  );
}
