/** The paper in every proof bundle: what lies here, how to check it without Kontor, what it proves and what not. */
export function bundlePaper(room: { title: string; fingerprint: string }): string {
  return `Proof of the ledger of the room "${room.title}"

WHAT LIES HERE
  entries.jsonl      one line for each entry: the text that was hashed, and what opens its sealed names
  checkpoints/       size and root of the ledger at several moments, each signed (signed note, Ed25519)
                     a .tsr beside one is a time stamp of a service over that file (RFC 3161), where the house uses one
  proofs.json        consistency proofs between the checkpoints (RFC 9162)
  public-key.pem     the key of the house; public-key.vkey is the same for tools that read signed notes
  signed.body        the lines of the last checkpoint that are signed, and
  signed.sig         their bare signature
  verify.mjs         a verifier of one file that shares no code with Kontor

HOW TO CHECK IT
  1. The fingerprint of the key. The mails that you had from the house name it. It must be
       ${room.fingerprint}
     and this command must print the same:
       openssl pkey -pubin -in public-key.pem -outform DER | openssl dgst -sha256
  2. The signature under the last checkpoint:
       openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in signed.body -sigfile signed.sig
  3. The whole ledger (Node.js 18 or later), or with Kontor: kontor ledger verify FOLDER
       node verify.mjs
  4. Against what you kept. Save the lines of a checkpoint from one of the mails, from its first line to the line that
     begins with a dash, as kept.txt:
       node verify.mjs --checkpoint kept.txt

  5. Time stamps, where there are any. Get the certificate of the time-stamping service from the service itself, as ca.pem:
       openssl ts -verify -data checkpoints/00001.txt -in checkpoints/00001.tsr -CAfile ca.pem
     and to read its moment:  openssl ts -reply -in checkpoints/00001.tsr -text

WHAT THIS PROVES
  Every entry stands as it stood when a checkpoint after it was signed: none was changed, taken out, put in before, or moved.
  Steps 1 and 4 matter: without them the house could have written another ledger with another key, or a shorter one.

WHAT IT DOES NOT PROVE
  That an entry was true when it was written: it says what the house saw. Who sat at the keyboard of an account. What happened
  outside the room, such as copies made of a file after it was got. The moment by any other clock than the house's own,
  except for checkpoints with a time stamp: they were there at the latest at its moment, as far as you trust its service.
  It is no qualified electronic signature; a time stamp is a qualified one only if its service is.

  A sealed name that does not open here was forgotten on request, or belongs to a side that had not shown itself.
`
}
