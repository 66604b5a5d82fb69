import { foldText } from '../fold.ts'

/** Given names common in the countries of our registers: they tell a person's name from a firm's. */
const names = `
adam adrian albert alberto alessandro alex alexander alexandre alfred alfredo alice alois ana anders andre andrea andreas andrei andrew angela angelo anita anja ann anna anne annette anthony anton antonio antti armin arne arno arnold arthur arturo astrid attila august axel
barbara bart bas beatrice ben benjamin bernard bernd bernhard bert berthold birgit bjorn bo bob brian brigitte bruce bruno
carl carla carlo carlos carmen carol caroline catherine cecile cees charles chris christa christian christiane christine christof christoph christopher claude claudia claudio claus clemens colin cornelia cornelis craig
dag daniel daniela daniele dario david denis dennis derek didier dieter dietmar dietrich dirk dominique donald doris douglas
eberhard eckhard edgar eduard eduardo edward edwin egon elena elisabeth elizabeth elke ellen emil emilio emma enrico eric erich erik ernst erwin eugen eva evelyn ewald
fabio fabrice felix ferdinand fernando filip filippo florian francesco francis francisco franck franco francois frank frans franz fred frederic frederick frederik friedhelm friedrich fritz fumio
gabriel gabriele gary gaston geert geoffrey georg george georges gerald gerard gerd gerhard gert gianni gilbert gilles giorgio giovanni giuseppe giulio gordon graham greg gregor gregory guido gunnar gunter gunther gustav guy gyorgy
hanna hannes hans hansjorg harald harold harry hartmut heidi heike heiko heiner heinrich heinz helen helene helga helmut hendrik henk henri henry henrik herbert herman hermann hideo hilde hiroshi holger horst hubert hugo
ian ilona ilse inge ingo ingrid irene iris isabelle ivan ivo
jacek jack jacob jacques jaime jakob james jan jane janet janos janusz jason jasper javier jean jeff jeffrey jens jeremy jerome jerzy jesus jim joachim joan joao jochen joel johan johann johannes john jonas jonathan joost jordi jorg jorge jos jose josef joseph joshua juan judith jukka julia julian juliane julien jurgen jurg justin
kai karen karin karl karlheinz karsten katharina kathrin katja kazuo keith ken kenji kenneth kevin kim kirsten klaus koen konrad kristian kurt
lars laura laurent lea leif leo leon leonard leonardo linda lisa lorenzo lothar louis louise luc luca lucas ludger ludwig luigi luis lukas lutz
maarten magnus manfred manuel marc marcel marcello marcin marco marcus marek margaret margarete maria marianne marie mario marion mark markku marko markus martin martina masao massimo mathias matthew matthias matti maurice mauro max maximilian michael michal michel michele michiel miguel mihai mike mikael milan miroslav monica monika murray
nancy natalia neil niclas nicholas nicola nicolas nicole niels nigel nils norbert norman
oleg olaf ole oliver olivier oscar oskar otto ove
pablo paolo pascal patricia patrick patrizia paul paula pavel pawel pedro peer pekka per pete peter petr petra phil philip philipp philippe pierre piet pieter piotr
rafael rainer ralf ralph ramon raoul raymond reiner reinhard reinhold rene renate ricardo riccardo richard rita rob robert roberto robin roger roland rolf roman ronald rosa ross rudi rudolf ruth ryszard
sabine sakari samuel sandra sara sarah satoshi scott sebastian sergei sergey sergio siegfried sigrid silvia simon simone sofia sonja soren stanislaw stefan stefania stefano steffen stephan stephane stephanie stephen steve steven stuart sue susan susanne sven svetlana sylvie
takashi tamas tanja tatiana ted teresa terry theo theodor thierry thomas thorsten tibor tim timo timothy tobias tom tomas tomasz tony torsten toshio
udo ulf uli ulla ulrich ulrike ursula ute uwe
valerie vera veronique victor viktor vincent vincenzo vladimir volker volkmar
walter waltraud wei werner wilfried wilhelm willem willi william willy wim winfried wolf wolfgang wojciech
xavier yann yasuo yoshio yves yvonne zbigniew zoltan
`
const known: ReadonlySet<string> = new Set(names.trim().split(/\s+/).map(foldText))

/** True for a folded word that is a common given name. */
export function isGivenName(word: string): boolean {
  return known.has(word)
}
