import { addDocument } from './index/add-document.ts'
import { answer, findEvery, type Matches, type Reading, readWords } from './index/answer.ts'
import { type BridgeTable, makeBridgeTable } from './index/bridges.ts'
import { Documents } from './index/documents.ts'
import { highlight } from './index/highlight.ts'
import { Lexicon, MOST_DOCUMENTS, MOST_FIELDS } from './index/lexicon.ts'
import { Scratch } from './index/scratch.ts'
import { SeenTerms } from './index/seen-terms.ts'
import { atOnce, packParts, readSnapshot, writeSnapshot } from './index/snapshot.ts'
import { Spellings } from './index/spellings.ts'
import { makeView, type View } from './index/view.ts'
import type {
  Bridge,
  Highlight,
  HitKind,
  KeptWord,
  SearchAnswer,
  SearchDocument,
  SearchQuestion,
  SearchResult,
  SearchSettings,
  Sight,
} from './model.ts'
import { type Analyser, createAnalyser } from './text/analyse.ts'
import { type CompoundDictionary, learnWords } from './text/compounds.ts'
import { detectLanguage } from './text/detect-language.ts'

/** Removed documents are cleared away when there are this many and they are this share of all. */
const CLEAR_FROM = 1000
const CLEAR_SHARE = 0.25
const DEFAULT_PUBLIC_KEY = 'public'

/**
 * A search index in memory: documents with weighted fields, searched by words in many languages, filtered, counted and
 * explained, for each viewer from what that viewer may see alone.
 */
export class SearchIndex {
  private readonly settings: SearchSettings
  private documents: Documents
  private lexicon: Lexicon
  private seenTerms: SeenTerms
  private spellings: Spellings
  private readonly scratch = new Scratch()
  private readonly readings = new WeakMap<View, Reading>()
  private readonly sought = new WeakMap<object, ReadonlyMap<string, HitKind>>()
  private readonly languages: readonly string[]
  private words: CompoundDictionary
  private readonly analysers = new Map<string, Analyser>()
  private bridges: BridgeTable
  private views = new WeakMap<Sight, View>()
  private lastRead: { readonly text: string; readonly language: string } | undefined

  private constructor(settings: SearchSettings, words: CompoundDictionary) {
    if (settings.fields.length === 0 || settings.fields.length > MOST_FIELDS)
      throw new RangeError(`An index has 1 to ${MOST_FIELDS} fields, not ${settings.fields.length}.`)
    if (settings.languages.length === 0) throw new RangeError('An index has at least one language.')
    this.settings = settings
    this.words = words
    this.documents = new Documents(settings.fields.length)
    this.lexicon = new Lexicon()
    this.seenTerms = new SeenTerms(this.documents, this.lexicon)
    this.spellings = new Spellings(this.lexicon)
    this.languages = [...new Set(settings.languages)]
    this.bridges = makeBridgeTable(settings.bridges ?? [], this.analyserOf)
  }

  /**
   * Builds an index from scratch. What words compounds are made of is learnt here, from texts that everybody sees, and
   * stays as it is until the next build.
   */
  static build(settings: SearchSettings, documents: readonly SearchDocument[]): SearchIndex {
    const publicKey = settings.publicKey ?? DEFAULT_PUBLIC_KEY
    const index = new SearchIndex(settings, learnWords(publicTexts(documents, publicKey)))
    for (const document of documents) index.add(document)
    return index
  }

  /** Reads what `save` wrote with the same fields and languages. @throws SnapshotMismatch when it is not that */
  static load(settings: SearchSettings, snapshot: Uint8Array): SearchIndex {
    const parts = readSnapshot(describeSettings(settings), snapshot)
    const index = new SearchIndex(settings, parts.words)
    index.documents = new Documents(settings.fields.length, parts.documents)
    index.lexicon = new Lexicon(parts.lexicon)
    index.seenTerms = new SeenTerms(index.documents, index.lexicon)
    index.spellings = new Spellings(index.lexicon)
    return index
  }

  /** The whole index as bytes, to be loaded faster than it is built. */
  save(): Uint8Array {
    const pieces = [...this.saveInPieces()].flatMap(piece => piece ?? [])
    const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const piece of pieces) {
      bytes.set(piece, at)
      at += piece.length
    }
    return bytes
  }

  /**
   * The same piece by piece, a few milliseconds each, some without bytes: what there is when the first is asked for, however
   * the index changes until the last.
   */
  *saveInPieces(): Generator<Uint8Array | undefined> {
    const work = packParts(this.documents, this.lexicon)
    for (let piece = work.next(); ; piece = work.next()) {
      if (piece.done) {
        yield* writeSnapshot(describeSettings(this.settings), { words: this.words, ...piece.value })
        return
      }
      yield undefined
    }
  }

  /** How many documents there are. */
  get size(): number {
    return this.documents.count
  }

  /** Puts a document in, in the place of the one with the same id. @throws RangeError beyond four million changes */
  add(document: SearchDocument): void {
    this.remove(document.id)
    if (this.documents.size >= MOST_DOCUMENTS) this.clearAway()
    if (this.documents.size >= MOST_DOCUMENTS) throw new RangeError('The index is full.')
    const number = this.languageNumberOf(document)
    addDocument(
      { documents: this.documents, lexicon: this.lexicon, fields: this.settings.fields },
      document,
      this.analyserOf(this.languages[number] ?? ''),
      number,
    )
    this.forgetViews()
  }

  /** Takes a document out; false when there was none. Nothing of it is found, counted or felt from then on. */
  remove(id: string): boolean {
    if (!this.documents.remove(id)) return false
    this.forgetViews()
    if (this.documents.removed >= CLEAR_FROM && this.documents.removed > CLEAR_SHARE * this.documents.size)
      this.clearAway()
    return true
  }

  /**
   * Answers a question for one viewer. Keep the `sight` of a viewer as one object while the rights last: what it shows
   * is worked out once per object and change of the index.
   */
  search(question: SearchQuestion, sight: Sight): SearchAnswer {
    return answer(this.context(), this.viewOf(sight), question, this.languageOf(question))
  }

  /**
   * The results among these documents, with their reasons, the best first. The same as asking the question and looking
   * for them in the whole list.
   */
  resultsAmong(question: SearchQuestion, sight: Sight, ids: readonly string[]): readonly SearchResult[] {
    const numbers = new Set(ids.flatMap(id => this.documents.find(id) ?? []))
    const asked = { ...question, count: [] }
    return answer(this.context(), this.viewOf(sight), asked, this.languageOf(question), numbers).results
  }

  /** Everything that a question finds. To be used before the index changes. */
  everyMatch(question: SearchQuestion, sight: Sight): Matches {
    return findEvery(this.context(), this.viewOf(sight), question, this.languageOf(question))
  }

  /**
   * What the words of a question weigh for a viewer now, to be given with the same question later: then what it finds does not
   * change because words grow rarer or commoner in other documents.
   */
  keepWords(question: SearchQuestion, sight: Sight): readonly KeptWord[] {
    return readWords(this.context(), this.viewOf(sight), question, this.languageOf(question))
  }

  /** Changes what is called the same thing, from the next question on. */
  useBridges(bridges: readonly Bridge[]): void {
    this.bridges = makeBridgeTable(bridges, this.analyserOf)
  }

  /** Answers as the index would with other bridges: to see what one of them does before it is kept. */
  searchWithBridges(bridges: readonly Bridge[], question: SearchQuestion, sight: Sight): SearchAnswer {
    const context = { ...this.context(), bridges: makeBridgeTable(bridges, this.analyserOf) }
    return answer(context, this.viewOf(sight), question, this.languageOf(question))
  }

  /**
   * Where the words of an answer stand in a text of a language, to be marked; `within`: no farther than so many characters
   * behind the first of them, for a long text of which one stretch is shown.
   */
  highlight(
    given: Pick<SearchAnswer, 'terms'>,
    text: string,
    language?: string,
    within?: number,
  ): readonly Highlight[] {
    const code = language ?? this.detect(text, this.languages)
    const ofLanguage = given.terms[code]
    if (ofLanguage === undefined) return []
    const terms = this.sought.get(ofLanguage) ?? new Map(Object.entries(ofLanguage))
    this.sought.set(ofLanguage, terms)
    return highlight(this.analyserOf(code), terms, text, within)
  }

  private context() {
    return {
      documents: this.documents,
      lexicon: this.lexicon,
      seenTerms: this.seenTerms,
      spellings: this.spellings,
      scratch: this.scratch,
      readings: this.readings,
      fields: this.settings.fields,
      languages: this.languages,
      bridges: this.bridges,
      analyserOf: this.analyserOf,
    }
  }

  /** A question is read in its own language, which need not be one that documents are in. */
  private languageOf({ text, language }: SearchQuestion): string {
    if (language !== undefined) return language
    // The same sentence is often asked again at once: less strictly, for its reasons, for everything that it finds.
    if (this.lastRead?.text !== text) this.lastRead = { text, language: this.detect(text, this.languages) }
    return this.lastRead.language
  }

  /** The document's language where it is a configured one, else what its text looks most like. */
  private languageNumberOf(document: SearchDocument): number {
    const said = document.language === undefined ? -1 : this.languages.indexOf(document.language)
    if (said >= 0) return said
    return Math.max(0, this.languages.indexOf(this.detect(textsOf(document).join('\n'), this.languages)))
  }

  private detect(text: string, languages: readonly string[]): string {
    return detectLanguage(text, languages).language
  }

  private viewOf(sight: Sight): View {
    const known = this.views.get(sight)
    if (known !== undefined) return known
    const view = makeView(this.documents, this.settings.fields, sight)
    this.views.set(sight, view)
    return view
  }

  private readonly analyserOf = (language: string): Analyser => {
    const known = this.analysers.get(language)
    if (known !== undefined) return known
    const analyser = createAnalyser(language, this.words)
    this.analysers.set(language, analyser)
    return analyser
  }

  private forgetViews(): void {
    this.views = new WeakMap()
    this.seenTerms.forget()
  }

  private clearAway(): void {
    const parts = atOnce(packParts(this.documents, this.lexicon))
    this.documents = new Documents(this.settings.fields.length, parts.documents)
    this.lexicon = new Lexicon(parts.lexicon)
    this.seenTerms = new SeenTerms(this.documents, this.lexicon)
    this.spellings = new Spellings(this.lexicon)
    this.forgetViews()
  }
}

/** What a snapshot depends on: fields by name and order. Weights and bridges may change without a rebuild. */
function describeSettings({ fields, languages }: SearchSettings): string {
  return JSON.stringify([fields.map(({ name }) => name), languages])
}

function textsOf(document: SearchDocument): readonly string[] {
  return Object.values(document.fields).flatMap(field =>
    field === undefined ? [] : [typeof field === 'string' ? field : field.text],
  )
}

function* publicTexts(documents: readonly SearchDocument[], publicKey: string): Iterable<string> {
  for (const document of documents) {
    if (document.visibility !== publicKey) continue
    for (const field of Object.values(document.fields)) {
      if (typeof field === 'string') yield field
      else if (field !== undefined && (field.visibility ?? publicKey) === publicKey) yield field.text
    }
  }
}
