import * as vscode from 'vscode';
import { endpointProblem } from '../../api/endpoint';
import { invalidEndpoint } from '../../api/failure';
import { toCurl } from '../../profile/curl';
import type { Path } from '../../profile/liquidPath';
import { type Group, rowAt } from '../../profile/outline';
import { isCalledByValue } from '../../profile/outlineRows';
import type { Person, Profile } from '../../profile/profile';
import { normalized } from '../../profile/request';
import type { Row } from '../../profile/row';
import * as expected from '../arguments';
import { type CommandRegistry, Dismissed, Refusal } from '../commands';
import type { Clients } from '../connections/clients';
import type { Connections } from '../connections/connections';
import { plainLabel } from '../labels';
import type { Explorer } from './explorer';
import { ProfileNode, ValueNode } from './explorerNodes';
import type { People } from './people';
import type { Profiles } from './profiles';
import { outlineOf } from './rows';
import { copied, copyLiquid, copyValues, editorForLiquid, hasLiquid, insertLiquid, NO_LIQUID } from './values';

export interface ValueParts {
  readonly connections: Connections;
  readonly profiles: Profiles;
  readonly people: People;
  readonly explorer: Explorer;
  readonly clients: Clients;
}

/** Registers the commands on values of a profile, and *Copy Request as cURL*. */
export function registerValueCommands(commands: CommandRegistry, parts: ValueParts): vscode.Disposable {
  const { connections, profiles, people, explorer, clients } = parts;

  function profileOf(person: Person): Profile {
    const seen = profiles.get(connections.active, person);
    if (!seen) throw new Refusal('This person was not looked up on the active connection.');
    return seen.profile;
  }

  /** Returns the rows that the command was called on, those that are selected, or one that the user chooses. */
  async function rowsOf(nodes: readonly object[], title: string, isFit: (row: Row) => boolean): Promise<Row[]> {
    const rowsIn = (all: readonly object[]) => all.filter((node) => node instanceof ValueNode).map(({ row }) => row);
    const rows = nodes.length > 0 ? rowsIn(nodes) : rowsIn(explorer.selection);
    const fit = rows.filter(isFit);
    if (fit.length > 0) return fit;
    if (rows.length > 0) throw new Refusal(NO_LIQUID);
    return [await chooseRow(profileOf(await people.choose(title, nodes)), title, isFit)];
  }

  async function curl(person: Person): Promise<string> {
    await connections.ready();
    return copyAsCurl(profiles, connections.active, person, clients);
  }

  const argument = expected.value;
  return vscode.Disposable.from(
    commands.register('copyValue', {
      argument,
      run: async ({ path, ...person }) => copyValues([found(profileOf(person), path)]),
      async ask(nodes) {
        const ids = nodes.filter((node) => node instanceof ProfileNode).map(({ profile }) => idOf(profile.person));
        if (ids.length > 0) return copied(ids.join('\n'), ids.length === 1 ? 'ID' : `${ids.length} IDs`);
        return copyValues(await rowsOf(nodes, 'Copy Value', () => true));
      },
    }),
    commands.register('copyLiquid', {
      argument,
      run: async ({ path, ...person }) => copyLiquid([found(profileOf(person), path)]),
      ask: async (nodes) => copyLiquid(await rowsOf(nodes, 'Copy as Liquid', hasLiquid)),
    }),
    commands.register('insertLiquid', {
      argument,
      run: async ({ path, ...person }) => insertLiquid([found(profileOf(person), path)]),
      async ask(nodes) {
        editorForLiquid();
        await insertLiquid(await rowsOf(nodes, 'Insert Liquid', hasLiquid));
      },
    }),
    commands.register('copyAsCurl', {
      argument: expected.person,
      run: curl,
      ask: async (nodes) => curl(await people.choose('Copy Request as cURL', nodes)),
    }),
  );
}

/** Copies the last request about the person, or the default look-up if there was none. */
export async function copyAsCurl(
  profiles: Profiles,
  connection: string,
  person: Person,
  clients: Clients,
): Promise<string> {
  const endpoint = clients.endpointOf(connection);
  const problem = endpointProblem(endpoint);
  if (problem) throw invalidEndpoint(problem);
  const failed = profiles.get(connection, person)?.failure?.details.request;
  const request = failed ?? profiles.lastResponse(connection, person)?.request ?? normalized(person);
  return copied(toCurl(endpoint, request), 'cURL command');
}

/** Returns the row of the value at a path, of any part or the given one. Throws `Refusal` if there is none. */
export function found(profile: Profile, path: Path, part?: Group['part']): Row {
  const row = rowAt(outlineOf(profile), path, part);
  if (!row) throw new Refusal('The answers about this person hold no such value.');
  return row;
}

function idOf({ userId, deviceId }: Person): string {
  return userId ?? deviceId ?? '';
}

async function chooseRow(profile: Profile, title: string, isFit: (row: Row) => boolean): Promise<Row> {
  const items = outlineOf(profile).flatMap(({ label, rows }) => {
    const shown = rows.flatMap((row) => (row.recommendation ? (row.rows ?? []) : [row])).filter(isFit);
    const separator = { label, kind: vscode.QuickPickItemKind.Separator, row: undefined };
    return shown.length === 0 ? [] : [separator, ...shown.map(item)];
  });
  if (items.length === 0) throw new Refusal('The answers about this person hold no value for that.');
  const placeHolder = `A value of ${plainLabel(idOf(profile.person))}`;
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  if (!chosen?.row) throw new Dismissed();
  return chosen.row;
}

function item(row: Row): vscode.QuickPickItem & { row: Row } {
  const described = [...(row.name === undefined ? [] : [row.name]), ...(isCalledByValue(row) ? [] : [row.value])];
  const description = described.map(plainLabel).join(' · ');
  return { label: plainLabel(row.label), description, detail: plainLabel(row.liquid ?? ''), row };
}
