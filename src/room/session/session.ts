import { caseNamed } from '../../knowledge/index.js';
import type { Play } from '../../play/index.js';
import { PlayError } from '../../play/index.js';
import { applyArm } from '../../scenario/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import type { CellCommand, Seated } from '../protocol/cellCommands.js';
import { Refusal } from '../protocol/codes.js';
import type { SeatCommand } from '../protocol/seatCommands.js';
import { cellAct, seatAct } from './acts.js';
import { Course } from './course.js';
import type { Moment, Setting } from './course.js';
import type { JournalLine, What } from './line.js';
import type { RoomSeat } from './seats.js';
import { roomSeats } from './seats.js';
import type { Branch, Noted, Person, RoomState, Seating, Step } from './state.js';
import { inputsOf } from './state.js';

/** The holder of the offices of a seat in which people sit. */
export const PEOPLE = 'table';
const FACILITATOR = 'facilitator';
const MOST_PEOPLE = 200;

export interface Setup extends Setting {
  /** the label of the program of an office, where one was named */
  readonly programs: ReadonlyMap<string, string>;
}

/** Where a command comes from. */
export interface From {
  readonly device: string;
  readonly no: number;
}

/** Puts a line on disk, or throws. */
export type Keep = (line: JournalLine) => void;

type NotedCommand =
  | Extract<SeatCommand, { type: 'dissent' | 'estimate' | 'heard' | 'hot-wash' | 'answer' }>
  | Extract<CellCommand, { type: 'mark' | 'adjudicate' | 'answer-for' | 'dice' }>;

/**
 * An evening in a room. Pure: its state follows from the lines of its journal, and every command becomes a line, which is kept before
 * it takes effect. A line that has been read from a journal takes effect in the same way.
 */
export class Session {
  readonly scenario: CheckedScenario;
  readonly seatings: readonly Seating[];
  readonly people: Person[] = [];
  readonly branches: Branch[] = [];
  readonly notes: Noted<NotedCommand>[] = [];
  readonly state: RoomState = { stage: 'play', stoppedBy: null, stops: true, asksEstimates: true };
  /** how often the course of events was changed by going back or to another branch */
  turns = 0;
  /** lines so far */
  count = 0;
  private course: Course;
  private steps: readonly Step[] = [];
  private branch = 0;
  /** the numbers of the accepted commands, by device, and the highest of them */
  private readonly accepted = new Map<string, { readonly all: Set<number>; last: number }>();

  constructor(readonly setup: Setup) {
    const { scenario, arm } = setup;
    this.scenario = arm === null ? scenario : applyArm(scenario, arm);
    this.seatings = roomSeats(this.scenario).map((seat) => ({ seat, by: 'formula', isChosen: false, generation: 0 }));
    this.course = new Course(setup);
    this.branches.push({ id: 0, name: 'first', from: null, steps: [], end: this.course.moment });
    this.course.settle();
  }

  get now(): Course {
    return this.course;
  }

  get currentBranch(): number {
    return this.branch;
  }

  get currentSteps(): readonly Step[] {
    return this.steps;
  }

  seating(seat: string): Seating {
    const found = this.seatings.find((each) => each.seat.id === seat);
    if (found === undefined) throw new Refusal('no-such', `there is no seat ${seat}`);
    return found;
  }

  /** The seat that an office belongs to. */
  seatOf(office: string): RoomSeat | null {
    return this.seatings.find(({ seat }) => !seat.observes && seat.offices.includes(office))?.seat ?? null;
  }

  /** The highest number of a command of this device that was accepted; 0: none. */
  lastOf(device: string): number {
    return this.accepted.get(device)?.last ?? 0;
  }

  /** The engine’s id of a case, by the number that a seat has for it; null: the seat has no such case. */
  caseOf(seat: string, id: string): string | null {
    return caseNamed(this.scenario, this.course.facts, seat, id) ?? null;
  }

  /** The open asks that people must answer. */
  askedOfPeople(): ReturnType<Course['pending']> {
    return this.course.pending().filter(({ office }) => this.course.holderOf(office) === PEOPLE);
  }

  /** The person with this device in a seat. A new one joins, and takes the seat if nobody has decided who plays it. */
  join(seat: string, device: string, name: string, keep: Keep): Person {
    this.seating(seat);
    const known = this.people.find((person) => person.device === device && person.seat === seat);
    if (known !== undefined) return known;
    if (this.people.length >= MOST_PEOPLE) throw new Refusal('too-many', 'the room is full');
    this.put('room', { by: 'room', do: { type: 'joined', seat, name, device } }, null, keep);
    const joined = this.people.at(-1);
    if (joined === undefined) throw new Error('internal error: nobody has joined');
    return joined;
  }

  /** Does what somebody in a seat wants. Throws a `Refusal`; with the code `impossible`, the attempt is in the record. */
  fromSeat(person: Person, command: SeatCommand, from: From, keep: Keep): void {
    this.refuseSeen(from);
    const { seat } = this.seating(person.seat);
    if (this.state.stoppedBy !== null && command.type !== 'consent' && command.type !== 'rename')
      throw new Refusal('not-now', 'everything is stopped; the facilitator goes on');
    if (person.consent === false && command.type !== 'consent') throw new Refusal('no-consent');
    if (command.type === 'hot-wash') this.requireQuestion(command.question);
    const act = seatAct(command, seat, { scenario: this.scenario, facts: this.course.facts });
    if (act !== null) this.requirePlayers(seat);
    this.put(person.id, { by: 'seat', do: command }, act, keep, from);
  }

  /** Does what the facilitator wants. Throws a `Refusal`, as `fromSeat` does. */
  fromCell(command: CellCommand, from: From, keep: Keep): void {
    this.refuseSeen(from);
    this.requireSensible(command);
    const seats = this.seatings.map(({ seat }) => seat);
    const act = cellAct(command, seats, { scenario: this.scenario, facts: this.course.facts });
    if (act !== null && this.state.stage !== 'play') throw new Refusal('not-now', 'the play is over');
    this.put(FACILITATOR, { by: 'cell', do: command }, act, keep, from);
  }

  /** Takes the answer of a program. */
  fromProgram(office: string, act: (play: Play) => void, keep: Keep): void {
    this.put('room', { by: 'room', do: { type: 'program', office } }, act, keep);
  }

  /** Lets time pass until people or programs are asked, or to this second. Keeps the moment at which it stops. */
  advance(until: number, keep: Keep | null): 'ask' | 'time' | 'ended' {
    const { why } = this.course.advance(until);
    this.course.settle();
    if (keep !== null || why !== 'time') this.noteClock(keep);
    return why;
  }

  /** Writes down where the clock stands. */
  noteClock(keep: Keep | null): void {
    if (keep === null) return;
    const last = this.steps.at(-1)?.line;
    const { at, after } = this.course.moment;
    if (last?.at === at && last.after === after) return;
    this.put('room', { by: 'room', do: { type: 'clock' } }, null, keep);
  }

  /** Takes in a line of a journal. False if it cannot belong to this evening. */
  take(line: JournalLine): boolean {
    if (line.n !== this.count + 1 || !this.course.goTo(line)) return false;
    this.course.settle();
    const before = this.course.moment;
    if (before.at !== line.at || before.after !== line.after) return false;
    return this.carryOut(line);
  }

  private refuseSeen({ device, no }: From): void {
    const numbers = this.accepted.get(device);
    if (numbers?.all.has(no) === true) throw new Refusal('replayed');
    if (no < this.lastOf(device)) throw new Refusal('out-of-order');
  }

  private requirePlayers(seat: RoomSeat): void {
    if (this.state.stage !== 'play') throw new Refusal('not-now', 'the play is over');
    if (seat.observes || this.seating(seat.id).by !== 'people')
      throw new Refusal('not-now', 'this seat is not played by people now');
  }

  private requireQuestion(question: number): void {
    if (this.state.stage !== 'hot-wash') throw new Refusal('not-now', 'the questions are not open');
    if (this.scenario.debrief[question] === undefined) throw new Refusal('no-such', 'there is no such question');
  }

  private requireSensible(command: CellCommand): void {
    const isClock = command.type === 'play' || command.type === 'step' || command.type === 'next';
    if (isClock && this.state.stoppedBy !== null) throw new Refusal('not-now', 'everything is stopped: go on first');
    if (isClock && (this.state.stage !== 'play' || this.course.hasEnded))
      throw new Refusal('not-now', 'the crisis is over');
    if (command.type === 'seat') this.requireSeated(command.seat, command.by);
    if (command.type === 'revoke') this.seating(command.seat);
    if (command.type === 'branch' || command.type === 'name-branch') this.requireBranch(command.branch);
    if (command.type === 'rewind') this.momentBefore(command);
  }

  private requireSeated(id: string, by: Seated): void {
    const { seat } = this.seating(id);
    if (seat.observes) throw new Refusal('no-such', `${seat.name} observes and decides nothing`);
    const { programs } = this.setup;
    if (by === 'program' && !seat.offices.some((office) => programs.has(office)))
      throw new Refusal('no-such', `no program was named for an office of ${seat.name}`);
  }

  private requireBranch(branch: number): void {
    if (this.branches[branch] === undefined) throw new Refusal('no-such', `there is no branch ${branch}`);
  }

  /** Makes a line of something, keeps it, and carries it out. */
  private put(by: string, what: What, act: ((play: Play) => void) | null, keep: Keep, from?: From): void {
    const { at, after } = this.course.moment;
    const draft = { kind: 'line' as const, n: this.count + 1, at, after, by, ...from, what, inputs: [] };
    const { inputs, refused } = this.inputsFor(draft, act);
    const line: JournalLine = { ...draft, inputs };
    keep(line);
    if (!this.carryOut(line)) throw new Error('internal error: what was tried cannot be done');
    if (refused !== null) throw new Refusal('impossible', refused);
  }

  private inputsFor(line: JournalLine, act: ((play: Play) => void) | null): ReturnType<Course['try']> {
    const { what } = line;
    const course = this.courseAfter(what) ?? this.course;
    try {
      if (act !== null) return course.try(act);
      const sit = this.holdersAfter(what);
      if (sit === null || course.hasEnded) return { inputs: [], refused: null };
      return course.try((play) => sit(play));
    } catch (error) {
      if (error instanceof PlayError) throw new Refusal(codeOf(error), error.message);
      throw error;
    }
  }

  /** The holds and releases that a line leads to; null: it leads to none. */
  private holdersAfter(what: What): ((play: Play) => void) | null {
    const wanted = new Map(this.seatings.map(({ seat, by }) => [seat.id, by] as const));
    if (what.by === 'cell' && what.do.type === 'seat') wanted.set(what.do.seat, what.do.by);
    else if (what.by === 'room' && what.do.type === 'joined') {
      const { seat, isChosen } = this.seating(what.do.seat);
      if (!isChosen && !seat.observes) wanted.set(seat.id, 'people');
    } else if (what.by === 'cell' && what.do.type === 'stage') {
      // After the play, the formula decides, so that the run comes to an end.
      if (what.do.stage !== 'play') for (const seat of wanted.keys()) wanted.set(seat, 'formula');
    } else if (!isTurn(what)) return null;
    return (play) => {
      for (const { seat } of this.seatings) {
        if (seat.observes) continue;
        for (const office of seat.offices) this.holdAs(play, office, wanted.get(seat.id) ?? 'formula');
      }
    };
  }

  private holdAs(play: Play, office: string, by: Seated): void {
    const holder = by === 'people' ? PEOPLE : by === 'program' ? (this.setup.programs.get(office) ?? null) : null;
    if (play.holderOf(office) === holder) return;
    if (holder === null) play.release(office);
    else play.hold(office, { by: holder });
  }

  /** The course to which a line turns; null: it stays on the present one. */
  private courseAfter(what: What): Course | null {
    if (!isTurn(what)) return null;
    const { steps, moment } = this.turnOf(what.do);
    const course = new Course(this.setup);
    course.settle();
    for (const input of inputsOf(steps)) if (!course.repeat(input)) return null;
    course.settle();
    if (!course.goTo(moment)) course.advance(moment.at);
    course.settle();
    return course;
  }

  private turnOf(command: Turn): { readonly steps: readonly Step[]; readonly moment: Moment } {
    if (command.type === 'rewind') return this.momentBefore(command);
    if (command.branch === this.branch) return { steps: this.steps, moment: this.course.moment };
    const { steps, end } = this.branches[command.branch] ?? { steps: [], end: { at: 0, after: 0 } };
    return { steps, moment: end };
  }

  /** What stays when the evening goes back. */
  private momentBefore({ before, to }: { readonly before?: number | undefined; readonly to?: number | undefined }) {
    if (before !== undefined) {
      const index = this.steps.findIndex(({ line }) => line.n === before);
      const step = this.steps[index];
      if (step === undefined) throw new Refusal('no-such', `the present branch has no step ${before}`);
      return { steps: this.steps.slice(0, index), moment: step.line };
    }
    const at = to ?? 0;
    if (at > this.course.now) throw new Refusal('no-such', 'that is still to come');
    const steps = this.steps.filter(({ line }) => line.at <= at);
    return { steps, moment: { at, after: -1 } };
  }

  private carryOut(line: JournalLine): boolean {
    const { what } = line;
    const turned = this.courseAfter(what);
    if (isTurn(what)) {
      if (turned === null) return false;
      this.turn(what.do, turned, line);
    }
    for (const input of line.inputs) if (!this.course.repeat(input)) return false;
    this.count = line.n;
    if (line.device !== undefined && line.no !== undefined) {
      const numbers = this.accepted.get(line.device) ?? { all: new Set(), last: 0 };
      numbers.all.add(line.no);
      numbers.last = Math.max(numbers.last, line.no);
      this.accepted.set(line.device, numbers);
    }
    this.steps = [...this.steps, { line }];
    this.course.settle();
    this.note(line);
    return true;
  }

  private turn(command: Turn, course: Course, line: JournalLine): void {
    const { steps } = this.turnOf(command);
    const left = this.branches[this.branch];
    if (left !== undefined) this.branches[this.branch] = { ...left, steps: this.steps, end: this.course.moment };
    if (command.type === 'branch') this.branch = command.branch;
    else {
      const from = { branch: this.branch, at: course.now };
      const name = command.name === '' ? `branch ${this.branches.length}` : command.name;
      this.branch = this.branches.length;
      this.branches.push({ id: this.branch, name, from, steps, end: course.moment });
    }
    this.course = course;
    this.steps = steps;
    this.turns += 1;
    if (line.what.by === 'cell') this.state.stage = 'play';
  }

  /** What a line changes in the room besides the crisis. */
  private note({ n, at, by, what }: JournalLine): void {
    const noted = (command: NotedCommand) => this.notes.push({ n, branch: this.branch, at, by, what: command });
    if (what.by === 'room') {
      if (what.do.type !== 'joined') return;
      const { seat, name, device } = what.do;
      this.people.push({ id: `p${this.people.length + 1}`, seat, device, name, consent: null });
      const seating = this.seating(seat);
      if (!seating.isChosen && !seating.seat.observes) seating.by = 'people';
      return;
    }
    if (what.by === 'seat') {
      const person = this.people.find(({ id }) => id === by);
      const command = what.do;
      if (person === undefined) return;
      if (command.type === 'rename') person.name = command.name;
      if (command.type === 'consent') person.consent = command.agrees;
      if (command.type === 'stop-word') this.state.stoppedBy = { person: by, words: command.words ?? null };
      if (isNote(command)) noted(command);
      return;
    }
    const command = what.do;
    if (isNote(command)) noted(command);
    switch (command.type) {
      case 'seat':
        Object.assign(this.seating(command.seat), { by: command.by, isChosen: true });
        break;
      case 'revoke':
        this.seating(command.seat).generation += 1;
        break;
      case 'rule':
        this.state.stops = command.stops;
        break;
      case 'estimates':
        this.state.asksEstimates = command.asked;
        break;
      case 'go-on':
        this.state.stoppedBy = null;
        break;
      case 'stage':
        this.state.stage = command.stage;
        break;
      case 'name-branch':
        this.branches[command.branch] = { ...this.requiredBranch(command.branch), name: command.name };
        break;
      default:
    }
  }

  private requiredBranch(id: number): Branch {
    const branch = this.branches[id];
    if (branch === undefined) throw new Error(`internal error: no branch ${id}`);
    return branch;
  }
}

type Turn = Extract<CellCommand, { type: 'rewind' | 'branch' }>;

function isTurn(what: What): what is { by: 'cell'; do: Turn } {
  return what.by === 'cell' && (what.do.type === 'rewind' || what.do.type === 'branch');
}

const NOTES: readonly string[] = [
  'answer',
  'dissent',
  'estimate',
  'heard',
  'hot-wash',
  'mark',
  'adjudicate',
  'answer-for',
  'dice',
] satisfies NotedCommand['type'][];

function isNote(command: SeatCommand | CellCommand): command is NotedCommand {
  return NOTES.includes(command.type);
}

function codeOf({ code }: PlayError): Refusal['code'] {
  if (code === 'no-such-ask') return 'not-open';
  return code === 'ended' || code === 'not-held' ? 'not-now' : 'no-such';
}
