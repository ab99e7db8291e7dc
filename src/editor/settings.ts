import * as vscode from 'vscode';
import type { Severities } from '../problems/problems';
import { SEVERITIES, type Severity } from '../problems/rule';
import { splitIds } from '../profile/ids';
import { joinedNames } from '../profile/joinedNames';
import type { FriendlyNames } from '../profile/row';

const SECTION = 'amplitudeProfile';
const LEVELS: readonly (Severity | 'off')[] = [...SEVERITIES, 'off'];

/**
 * Returns the URL that requests are sent to. Reads user settings only, whatever scope VS Code applies, because a cloned
 * folder must not choose who receives the key.
 */
export function endpoint(): string {
  return own<string>('endpoint', (value) => typeof value === 'string' && value.trim() !== '').trim();
}

/** Returns the milliseconds for one attempt. */
export function timeout(): number {
  return number('timeout', 100, 120_000);
}

/** Returns the requests per minute that all connections to Amplitude share. */
export function requestsPerMinute(): number {
  return number('requestsPerMinute', 1, 600);
}

/** Returns the seconds for which an answer serves repeated look-ups. */
export function cacheSeconds(): number {
  return number('cacheSeconds', 0, 86_400);
}

/**
 * Returns the recommendation ids to offer, without a scope those of all folders. Ignores what is not text, and
 * separates ids that are written as one text.
 */
export function recommendationIds(scope?: vscode.ConfigurationScope): string[] {
  return splitIds(valuesOf('recommendationIds', scope).flatMap(texts));
}

/**
 * Returns the names of ids, without a scope those of all folders: the explorer belongs to none of them. Where folders
 * name an id differently, the first one counts. Ignores what is not text, and empty names.
 */
export function names(scope?: vscode.ConfigurationScope): FriendlyNames {
  return joinedNames(valuesOf('names', scope).map(namesIn));
}

function namesIn(value: unknown): FriendlyNames {
  const named = (group: unknown) => Object.fromEntries(members(group).filter(([, name]) => isName(name)));
  return Object.fromEntries(members(value).map(([group, value]) => [group, named(value)]));
}

/** Returns the values of a setting: the one of a scope, or one for each folder of the workspace. */
function valuesOf(name: string, scope?: vscode.ConfigurationScope): unknown[] {
  const scopes = scope ? [scope] : (vscode.workspace.workspaceFolders ?? []);
  const valueIn = (one?: vscode.ConfigurationScope) => vscode.workspace.getConfiguration(SECTION, one).get(name);
  return scopes.length > 0 ? scopes.map(valueIn) : [valueIn()];
}

/** Returns the languages whose documents are templates. */
export function templateLanguages(scope?: vscode.ConfigurationScope): string[] {
  return texts(vscode.workspace.getConfiguration(SECTION, scope).get('templateLanguages'));
}

/** Whether to show a person's values after the outputs of templates. */
export function inlayHints(scope?: vscode.ConfigurationScope): boolean {
  return vscode.workspace.getConfiguration(SECTION, scope).get('inlayHints') !== false;
}

/** Returns the severities of problems by code. Ignores values that are not severities. */
export function severities(scope?: vscode.ConfigurationScope): Severities {
  const value: unknown = vscode.workspace.getConfiguration(SECTION, scope).get('problems');
  return Object.fromEntries(
    members(value).flatMap(([code, level]) => {
      const chosen = LEVELS.find((one) => one === level);
      return chosen ? [[code, chosen]] : [];
    }),
  );
}

export function onDidChangeSettings(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SECTION)) listener();
  });
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** Returns the texts of a list and ignores everything else. */
function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

function members(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function number(name: string, least: number, most: number): number {
  const value = own<number>(name, (value) => typeof value === 'number' && Number.isFinite(value));
  return Math.min(most, Math.max(least, value));
}

/** Returns the user's own value, never a workspace's, or the default if there is none of the right type. */
function own<T>(name: string, isRight: (value: unknown) => boolean): T {
  const values = vscode.workspace.getConfiguration(SECTION).inspect<T>(name);
  return (isRight(values?.globalValue) ? values?.globalValue : values?.defaultValue) as T;
}
