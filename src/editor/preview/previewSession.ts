import * as vscode from 'vscode';
import { typedValue, withAttribute } from '../../preview/attributes';
import { ContentBlocks } from '../../preview/contentBlocks';
import { type Fixture, FixtureFault, withRecipient, writeFixture } from '../../preview/fixture';
import { comparableAnswers } from '../../preview/keptAnswers';
import { rendered } from '../../preview/rehearsal';
import type { Caller, CallRecord, CallRequest, Rendering } from '../../preview/rendering';
import { WHAT_IFS, type WhatIf, whatIfNamed } from '../../preview/whatIf';
import { type JsonObject, own } from '../../profile/json';
import { type Person, personKey } from '../../profile/profile';
import { toRequest } from '../../profile/request';
import type { Facts } from '../../template/facts';
import type { Attribute, PreviewModel, Variant } from '../../webview/preview/protocol';
import * as settings from '../settings';
import { CallMemory } from './callMemory';
import { loadFixture } from './fixtures';
import { fixtureName } from './fixtureUri';
import type { OtherHosts } from './otherHosts';
import { type CallParts, profileCalls } from './previewCalls';
import { attributeModels, callModel, isHtml, messageOf, problemModels, unansweredIn, variantsOf } from './previewModel';
import { personIn, Recipients } from './recipients';

/** The attribute that a person's id fills. */
const USER_ID = { group: '', name: 'user_id' };

/** Why a message is rendered: the user types, something else changed, or the user pressed *Run Calls*. */
export type Reason = 'typing' | 'change' | 'run';

/**
 * The state of one preview: the template, the person, the attributes and the what-if. Independent of the page that
 * shows it.
 */
export class PreviewSession {
  private readonly memory = new CallMemory();
  private facts: Facts;
  private writtenVersion: number;
  private currentFixture: Fixture | undefined;
  /** The last fixture that was read or saved, also if there is none any more. */
  private lastFixture: Fixture | undefined;
  private loads = 0;
  private fault: string | undefined;
  private personalization: JsonObject = {};
  private knownBlocks = new ContentBlocks(undefined);
  private whatIf: WhatIf | undefined;
  private readonly recipients: Recipients;

  constructor(
    private document: vscode.TextDocument,
    person: Person | undefined,
    private readonly parts: CallParts,
    private readonly otherHosts: OtherHosts,
    private readonly factsOf: (document: vscode.TextDocument) => Facts,
  ) {
    this.recipients = new Recipients(parts.connections);
    if (person) this.recipients.choose(person);
    this.facts = factsOf(document);
    this.writtenVersion = document.version;
  }

  get template(): vscode.TextDocument {
    return this.document;
  }

  /** The version of the text that is rendered. */
  get version(): number {
    return this.writtenVersion;
  }

  private get person(): Person | undefined {
    return this.recipients.reader(this.currentFixture);
  }

  get fixture(): Fixture | undefined {
    return this.currentFixture;
  }

  /** Returns a fixture with the current person and attributes, which replaces no newer ones when it is read again. */
  kept(fixture: Fixture): Fixture {
    this.lastFixture = withRecipient(fixture, this.recipients.named(this.currentFixture), this.personalization);
    return this.lastFixture;
  }

  /** Changes the recipient, whose id takes the place of any other in `${user_id}`. */
  readAs(person: Person): void {
    this.recipients.choose(person);
    this.personalization = withAttribute(this.personalization, USER_ID, undefined);
  }

  edited(document: vscode.TextDocument): void {
    this.document = document;
    this.facts = this.factsOf(document);
    this.writtenVersion = document.version;
  }

  /** Reads the fixture file again. Only parts of it that have changed replace what the user has chosen or typed. */
  async load(): Promise<void> {
    const turn = ++this.loads;
    const fixture = await loadFixture(this.document.uri).catch((error) => {
      if (error instanceof FixtureFault) return error;
      throw error;
    });
    if (turn !== this.loads) return;
    this.fault = fixture instanceof FixtureFault ? fixture.message : undefined;
    if (!(fixture instanceof FixtureFault)) this.take(fixture);
  }

  /** A fixture that comes back as it was, as when it moves with its template, changes nothing. */
  private take(fixture: Fixture | undefined): void {
    const before = [this.currentFixture, this.lastFixture];
    this.currentFixture = fixture;
    if (!fixture) return;
    this.lastFixture = fixture;
    const textOf = (part: keyof Fixture, one?: Fixture) => writeFixture({ [part]: one?.[part] });
    const isNew = (part: keyof Fixture) => before.every((one) => textOf(part, fixture) !== textOf(part, one));
    const person = personIn(fixture);
    if (person && isNew('person')) this.recipients.choose(person);
    if (isNew('personalization')) this.personalization = fixture.personalization ?? {};
  }

  /**
   * Makes the next rendering call again instead of reusing remembered answers: all of them, or those of the Profile API
   * about a person. Returns whether it may differ.
   */
  forget(person?: Person): boolean {
    const isMeant = ({ url, isProfileApi }: CallRequest) =>
      !person || (isProfileApi && personKey(toRequest(new URL(url).searchParams)) === personKey(person));
    return this.memory.forget(isMeant) || !person;
  }

  /** Aborts the calls that the user ran. */
  close(): void {
    this.memory.close();
  }

  rehearse(id: string | undefined): void {
    this.whatIf = whatIfNamed(id);
  }

  setAttribute({ group, name, value }: Attribute): void {
    const next = value === undefined ? undefined : typedValue(value);
    this.personalization = withAttribute(this.personalization, { group, name }, next);
  }

  /** Renders the message. Rejects with the signal's reason only. */
  render(reason: Reason, signal: AbortSignal): Promise<Rendering> {
    return this.renderFor(this.person, this.whatIf, this.personalization, this.callerFor(reason), signal);
  }

  /** Renders the message as it is and for every what-if. Rejects with the signal's reason only. */
  async matrix(signal: AbortSignal): Promise<readonly Variant[]> {
    const caller = this.callerFor('change');
    const all = [undefined, ...WHAT_IFS].map(async (whatIf) => ({
      title: whatIf?.title ?? 'As it is',
      rendering: await this.renderFor(this.person, whatIf, this.personalization, caller, signal),
    }));
    return variantsOf(await Promise.all(all));
  }

  /** Whether people were chosen for a comparison. */
  get compares(): boolean {
    return this.recipients.areCompared;
  }

  get comparedPeople(): readonly Person[] {
    return this.recipients.several;
  }

  compare(people: readonly Person[]): void {
    this.recipients.compare(people);
  }

  /** Renders the message for each compared person. Rejects with the signal's reason only. */
  async ofPeople(signal: AbortSignal): Promise<readonly Variant[]> {
    const personalization = withAttribute(this.personalization, USER_ID, undefined);
    const caller = this.callerFor('change');
    const all = this.comparedPeople.map(async (person) => ({
      title: person.userId ?? person.deviceId ?? '',
      rendering: await this.renderFor(person, this.whatIf, personalization, caller, signal),
    }));
    return variantsOf(await Promise.all(all));
  }

  model(rendering: Rendering, busy: boolean, images: boolean): PreviewModel {
    const { connections } = this.parts;
    const { document } = this;
    const restricted = !vscode.workspace.isTrusted && !connections.sampleIsActive;
    const unanswered = restricted ? undefined : unansweredIn(rendering.calls);
    return {
      template: document.uri.toString(),
      connection: connections.active,
      sample: connections.sampleIsActive,
      restricted,
      ...(this.person ? { person: this.person.userId ?? this.person.deviceId ?? '' } : {}),
      isHtml: isHtml(document.languageId, rendering.output),
      message: messageOf(rendering),
      calls: rendering.calls.map((record) => callModel(record, this.otherHosts.allows)),
      problems: problemModels(rendering, (offset) => document.positionAt(offset)),
      attributes: attributeModels(this.facts, this.personalization, this.contentBlocks),
      fixture: {
        name: fixtureName(document.uri),
        exists: (this.currentFixture ?? this.fault) !== undefined,
        ...(this.fault === undefined ? {} : { fault: this.fault }),
      },
      comparable: comparableAnswers(rendering.calls, this.currentFixture?.answers),
      whatIfs: WHAT_IFS.map(({ id, title, about }) => ({ id, title, about })),
      ...(this.whatIf ? { whatIf: this.whatIf.id } : {}),
      ...(unanswered === undefined ? {} : { unanswered }),
      waiting: rendering.calls.some(isWaiting),
      images,
      busy,
    };
  }

  private get contentBlocks(): ContentBlocks {
    const blocks = own(this.personalization, 'content_blocks');
    if (this.knownBlocks.blocks !== blocks) this.knownBlocks = new ContentBlocks(blocks);
    return this.knownBlocks;
  }

  /** Renderings that share a caller make each call only once. */
  private callerFor(reason: Reason): Caller {
    const caller = profileCalls(this.parts, reason === 'run', this.otherHosts.call);
    return this.memory.remembering(caller, reason === 'typing', reason === 'run');
  }

  private renderFor(
    person: Person | undefined,
    whatIf: WhatIf | undefined,
    personalization: JsonObject,
    caller: Caller,
    signal: AbortSignal,
  ): Promise<Rendering> {
    const rehearsal = {
      template: this.facts.template,
      person,
      personalization,
      fixture: this.currentFixture,
      whatIf,
      endpoint: settings.endpoint(),
      now: Date.now(),
    };
    // A signal of its own, because Node.js 20 warns of more than ten listeners to one.
    return rendered(rehearsal, caller, AbortSignal.any([signal]));
  }
}

/** Whether a call is made only when the user runs it. */
export function isWaiting({ awaits }: CallRecord): boolean {
  return awaits === 'run';
}
