/**
 * The registers as a table of 100,000 rows asks them: every text is looked up once and remembered. Never picks one of
 * several.
 */
import { addressOf, type FormRegisters, registeredIds } from '#lib/projects/form/registers.ts';

/** What a text means: an entry, one of several, or none. */
export interface Found {
  id: string | null;
  several: readonly string[];
}

type Register = 'organisations' | 'places' | 'programmes' | 'target-groups';

/** Texts remembered of each register; beyond, a table repeats too little to gain from it. */
const mostRemembered = 20_000;

export class RegisterLookup {
  readonly registers: FormRegisters;
  readonly #found = new Map<Register, Map<string, Found>>();
  readonly #names = new Map<Register, ReadonlyMap<string, string>>();
  readonly #addresses = new Map<string, string>();

  /** What others call a status, and what we do. */
  readonly statusWords: ReadonlyMap<string, string>;

  constructor(registers: FormRegisters, statusWords: ReadonlyMap<string, string> = new Map()) {
    this.registers = registers;
    this.statusWords = statusWords;
  }

  /** What `text` means in a register. */
  find(register: Register, text: string): Found {
    const known = this.#found.get(register) ?? new Map<string, Found>();
    this.#found.set(register, known);
    const before = known.get(text);
    if (before !== undefined) return before;
    const ids = registeredIds(this.registers, register, text);
    const found: Found = {
      id: ids.length === 1 ? (ids[0] ?? null) : null,
      several: ids.length > 1 ? ids : [],
    };
    if (known.size < mostRemembered) known.set(text, found);
    return found;
  }

  /** The English name of an entry, empty when there is none. */
  nameOf(register: Register, id: string): string {
    const names = this.#names.get(register) ?? this.#namesOf(register);
    this.#names.set(register, names);
    return names.get(id) ?? '';
  }

  /** The address of a place; of others their id is the address. */
  addressOf(register: Register, id: string): string {
    if (register !== 'places') return id;
    const known = this.#addresses.get(id) ?? addressOf(this.registers, 'places', id);
    this.#addresses.set(id, known);
    return known;
  }

  #namesOf(register: Register): ReadonlyMap<string, string> {
    if (register === 'places') return new Map(this.registers.places.map(({ id, name }) => [id, name.en]));
    const rows = register === 'target-groups' ? this.registers.targetGroups : this.registers[register];
    return new Map(rows.map(({ slug, name }) => [slug, name.en]));
  }
}
