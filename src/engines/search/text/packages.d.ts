declare module 'stopword' {
  const lists: Record<string, readonly string[]>
  export = lists
}

declare module '@nlpjs/lang-ca/src/stemmer-ca.js' {
  class StemmerCa {
    stemWord(word: string): string
  }
  export = StemmerCa
}
