import { type LanguageTexts, readItems } from './language.ts'

/** id | nom | complément (des …) | recherché | premier fait | second fait */
const items = `
femto-laser | lasers femtosecondes | - | - | L’énergie d’impulsion dérive de moins de {a} % en {b} heures de bloc. | La tête refroidie à l’air pèse {a} kg, se loge sous le microscope opératoire et démarre en {b} minutes.
swept-source | lasers à balayage | - | - | Le balayage est linéaire en nombre d’onde à {a} % près, ce qui évite le rééchantillonnage à {b} MS/s. | Une longueur de cohérence de {a} mm montre l’œil de la cornée à la rétine ; {b} appareils sont en service.
sled | diodes superluminescentes | - | - | L’ondulation spectrale reste sous {a} dB jusqu’à {b} °C de boîtier. | Un déverminage de {a} heures écarte les défauts précoces ; {b} % des diodes dépassent cinq ans.
seed-laser | lasers d’injection à fibre | - | - | La largeur de raie reste sous {a} kHz, même modulée à {b} MHz. | Le boîtier papillon consomme {a} W et tient sa longueur d’onde à {b} pm près.
diode-laser | lasers à diode médicaux | - | - | La puissance en bout de fibre reste stable à {a} % près sur {b} heures de traitement. | Une seule console change de longueur d’onde en {a} ms et coûte {b} % de moins que deux appareils.
erbium-laser | lasers Er:YAG | - | - | Le bras et la pièce à main ne perdent que {a} % de l’énergie sur {b} cm. | Le tissu dur est retiré à {a} mm³ par seconde et le bord reste sous {b} °C.
thulium-laser | lasers à fibre thulium | - | - | Les calculs deviennent une poussière de moins de {a} µm, avec un recul inférieur à {b} mm. | La fibre descend à {a} µm et la console se branche sur une prise de {b} A.
uvc-led | modules LED UV-C | - | - | Un canal de {a} mm est désinfecté en {b} minutes. | Après {a} heures, les modules donnent encore {b} % de leur puissance.
led-panel | panneaux LED de photothérapie | - | - | L’éclairement varie de moins de {a} % sur {b} cm². | Le panneau textile pèse {a} g et se lave à {b} °C.
hollow-fibre | fibres à cœur creux | - | - | La fibre transporte {a} W dans une courbe de {b} cm de rayon. | L’atténuation est de {a} dB/m et l’embout stérile supporte {b} cycles d’autoclave.
fibre-bundle | faisceaux de fibres d’imagerie | - | - | Un faisceau se courbe à {a} mm de rayon et perd moins de {b} cœurs sur dix mille. | Nous polissons et testons {a} faisceaux par mois ; la diaphonie reste sous {b} %.
fbg-sensor | capteurs de forme à réseaux de Bragg | - | - | La position de l’extrémité est connue à {a} mm près, {b} fois par seconde. | Une force de {a} mN est mesurée dans un cathéter de {b} French.
micro-optics | microlentilles pour endoscopes | - | - | L’assemblage centre les lentilles à {a} µm près, sur {b} plaquettes par semaine. | La lentille distale mesure {a} mm et couvre un champ de {b} degrés.
coating | filtres et couches optiques | - | - | Les filtres bloquent jusqu’à OD {a} et transmettent {b} % à la raie de fluorescence. | Les fronts bougent de moins de {a} nm entre l’ambiante et {b} °C.
scanner | miroirs de balayage MEMS | - | - | Le miroir a supporté {a} milliards de cycles et des chocs de {b} g. | Une boucle fermée tient la ligne à {a} mdeg ; le boîtier mesure {b} mm.
spad | matrices de SPAD | - | - | La gigue temporelle est de {a} ps pour {b} coups d’obscurité par seconde. | Les histogrammes sur puce divisent le débit par {a} et consomment {b} mW.
hyperspectral | caméras hyperspectrales | - | - | La carte d’oxygénation de {b} cm² est prête {a} secondes après la prise de vue. | La caméra voit {a} bandes spectrales et a été étalonnée sur {b} fantômes de tissu.
spectrometer | spectromètres miniatures | - | - | L’optique est un bloc moulé de {a} cm³ qui dérive de {b} pm par kelvin. | La lumière parasite reste sous {a} % et un lot de {b} pièces est livré étalonné.
raman-probe | sondes Raman | - | - | Un spectre demande {a} secondes avec une sonde de {b} mm de diamètre. | Sur {a} échantillons en aveugle, le résultat a rejoint celui du pathologiste dans {b} % des cas.
oct-engine | modules OCT | - | - | La résolution axiale dans le tissu est de {a} µm pour une sensibilité de {b} dB. | Le module tient dans {a} litres et s’intègre en {b} semaines.
photoacoustic | imageurs photoacoustiques | - | - | Des vaisseaux de {a} µm sont visibles à {b} mm sous la peau. | Une acquisition dure {a} secondes sans produit de contraste ; {b} volontaires ont été examinés.
fluor-endoscope | endoscopes à fluorescence | - | - | Lumière blanche et fluorescence s’affichent ensemble avec {a} ms de retard ; {b} nM de colorant suffisent. | La tête de caméra pèse {a} g et supporte {b} retraitements.
chip-endoscope | endoscopes à usage unique | - | - | L’extrémité mesure {a} mm et coûte moins de {b} euros en série. | Image, lumière et canal de {a} mm partagent une seule gaine ; {b} interventions sont documentées.
ppg-sensor | capteurs optiques de pouls | - | - | Le module consomme {a} µA à {b} mesures par seconde. | Les erreurs de mouvement ont baissé de {a} % dans un test de marche avec {b} volontaires.
nirs | oxymètres tissulaires | - | - | Absorption et diffusion sont mesurées séparément et se répètent à {a} % près chez {b} patients. | Le bandeau porte {a} optodes et tient {b} heures sur une charge.
mir-sensor | capteurs infrarouge moyen | - | - | La mesure rejoint la glycémie capillaire à {a} % près chez {b} volontaires. | La puce mesure {a} mm et consomme {b} mW en moyenne.
biosensor-chip | puces photoniques de biodétection | - | - | La limite de détection est de {a} pg/mL après {b} minutes. | Une cartouche à {a} canaux se contente de {b} µL de sang total.
flow-cytometer | cytomètres en flux compacts | - | - | L’appareil de paillasse compte {a} cellules par seconde et pèse {b} kg. | Les lasers s’alignent seuls ; la dérive reste sous {a} % sur {b} passages.
lightsheet | microscopes à feuille de lumière | - | - | Un échantillon transparent de {a} mm est imagé en {b} minutes. | Des organoïdes vivants ont supporté {a} heures à {b} images par heure.
slide-scanner | scanners de lames | - | - | Un panier de {a} lames est numérisé en {b} minutes à pleine résolution. | Moins de {a} % des {b} lames ont demandé un second passage.
fundus | rétinographes portables | - | - | La pupille peut descendre à {a} mm et l’image prend {b} secondes. | Le personnel infirmier s’y forme en {a} heures ; {b} % de ses images étaient interprétables.
ai-imaging | logiciels d’analyse d’images | - | - | Le réseau répond en {a} ms et a atteint {b} % de sensibilité dans des hôpitaux inconnus de lui. | Le réseau a appris sur {a} cas annotés de {b} hôpitaux et montre les pixels qui ont décidé.
osteotome | ostéotomes laser | - | - | Des coupes de {a} mm suivent le plan à {b} mm près. | La profondeur est mesurée {a} fois par seconde et le faisceau s’arrête en {b} ms.
micromachining | micropièces découpées au laser | - | - | Le trait de coupe fait {a} µm sans trace de chaleur, pour {b} tubes par jour. | Nitinol, magnésium et polymères jusqu’à {a} mm passent sur une machine à {b} axes.
phantom | fantômes optiques de tissu | - | - | Absorption et diffusion sont traçables à {a} % près pendant {b} mois. | Un jeu de {a} fantômes couvre les types de peau et des vaisseaux jusqu’à {b} mm de profondeur.
pdt-system | lampes de thérapie photodynamique | - | - | La dose est mesurée pendant le soin ; la source s’arrête à {a} % près de {b} J/cm². | Une séance dure {a} minutes ; {b} patients ont été traités sans hospitalisation.
distribution | vente et maintenance de dispositifs optiques | la vente et la maintenance de dispositifs optiques | des distributeurs dotés de leurs propres techniciens | {a} techniciens suivent {b} hôpitaux. | Nous stockons les pièces de {a} gammes et répondons en {b} heures.
clinical-studies | études cliniques de dispositifs optiques | - | des partenaires cliniques pour une étude | Notre bureau a ouvert {a} études l’an dernier, avec {b} patients. | L’avis éthique demande {a} semaines en moyenne, le premier patient suit {b} semaines plus tard.
regulatory | homologation de dispositifs optiques | l’homologation de dispositifs optiques | des conseils pour l’homologation | Nous avons mené {a} dispositifs optiques à l’homologation, le plus rapide en {b} mois. | Une analyse d’écarts prend {a} jours ouvrés ; {b} dossiers techniques sont entre nos mains.
contract-manufacturing | assemblage de modules optiques | l’assemblage de modules optiques | des sous-traitants avec salle blanche | La salle blanche mesure {a} m² et les préséries commencent à {b} pièces. | Fibre, puce et lentille sont assemblées à {a} µm près ; le rendement était de {b} % l’an dernier.
testing | essais accrédités de lampes et lasers | des essais accrédités de lampes et lasers | des laboratoires accrédités pour la sécurité laser | {a} méthodes d’essai sont accréditées et un rapport prend {b} jours ouvrés. | Classe laser, CEM et biocompatibilité sous un même toit : {a} appareils par an, dont {b} de l’étranger.
`

/** French texts of the sample. */
export const french: LanguageTexts = {
  lang: 'fr',
  thousands: '\u00a0',
  decimal: ',',
  items: readItems(items, 'des '),
  summaries: [
    '{Items} pour {app} : {spec}, fabrication à {city}',
    '{Items} ({spec}) pour {app} et {app2}',
    'Nous fabriquons {object} pour {customers} : {spec}',
    'Depuis {city} : {items} pour {app}, {spec}',
    '{Items} pour {app}, par une équipe de {staff} personnes à {city} ({spec})',
    'Depuis {year} : {items} pour {customers}, {spec}',
  ],
  serviceSummaries: [
    '{Items} pour {customers}, à {city} depuis {year}',
    '{Items} : {staff} spécialistes à {city}',
    '{Items} : {staff} personnes pour {app}',
  ],
  openings: [
    'Nous concevons et fabriquons {object} pour {app} ; la série actuelle atteint {spec}.',
    'Nos {items} ({spec}) servent pour {app} et pour {app2}.',
    'À {city}, nous produisons {object} pour {customers}, surtout pour {app}.',
    'Un montage de laboratoire de {year} est devenu une gamme : {items} pour {app}, {spec}.',
    'Pour {customers}, nous livrons {object} avec {spec}, le plus souvent pour {app}.',
  ],
  serviceOpenings: [
    'Depuis {year}, nous proposons {object}, surtout pour {app}.',
    'À {city}, {staff} personnes assurent {object}, avec une spécialité : les appareils pour {app}.',
  ],
  facts: [
    'L’entreprise, fondée en {year}, compte {staff} personnes à {city} et exporte {share} % de son chiffre d’affaires.',
    '{staff} personnes y travaillent, dont un tiers au développement ; {share} % des ventes partent à l’export.',
    'Optique, électronique et logiciel embarqué viennent d’une même équipe de {staff} personnes à {city}.',
    'Indépendants depuis {year}, nous réinvestissons {share} % du chiffre d’affaires dans le développement.',
    'Le montage, le réglage et les essais se font à {city}, avec {staff} personnes.',
    'L’entreprise est issue d’un laboratoire universitaire en {year} ; {share} % de ses clients sont à l’étranger.',
    'À {staff} personnes, nous livrons {q} pays, et {share} % des commandes sont des renouvellements.',
  ],
  proofs: [
    'À ce jour, {p} appareils ont quitté l’atelier et {q} sont revenus en réparation.',
    'Une étude dans {q} hôpitaux avec {p} patients est en cours.',
    'Le système qualité est certifié ISO 13485 depuis {q} ans ; le dernier audit de {p} points n’a relevé aucun écart majeur.',
    '{p} utilisateurs dans {q} pays s’en servent.',
    'Deux brevets protègent la méthode ; {p} heures de banc d’essai et {q} partenaires cliniques l’appuient.',
    'Les {p} premières pièces de la nouvelle série ont été livrées en {q} mois.',
    'Une mallette d’essai se prête pour {q} semaines ; {p} clients l’ont déjà empruntée.',
  ],
  seconds: [
    'La même ligne fournit aussi {second} pour {app2}.',
    'Pour {app2}, nous proposons en outre {second}.',
    'Une seconde équipe développe {second}.',
  ],
  offers: [
    '{Items} : {spec}. Échantillons en {q} semaines, série à partir de {p} pièces.',
    '{Items} pour {app} ({spec}), adaptation à votre boîtier en {q} semaines.',
    'Licence ou fourniture : {items} avec {spec}, {p} pièces par an.',
    '{Items}, {spec}, avec aide à l’intégration et un prêt de {q} semaines.',
  ],
  serviceOffers: [
    '{Items}, notamment pour {app} ; premier rendez-vous sous {q} jours ouvrés.',
    '{Items} : prix fixe, {p} projets à ce jour.',
  ],
  needs: [
    'Nous voulons acheter {sought} pour {app}, environ {p} pièces par an.',
    'Pour notre prochain modèle, il nous faut {sought} à intégrer en {q} semaines par une petite équipe.',
    'Nous cherchons {sought}, si possible avec des références médicales ; première commande de {p} pièces.',
    'Codéveloppement : nous cherchons {sought}, avec un prototype en {q} mois.',
  ],
  serviceNeeds: [
    'Nous cherchons {sought} {market}.',
    'Pour {app} {market}, nous cherchons {sought}, avec un début dans {q} mois.',
    'Nous aimerions trouver {sought} {market}, pour {p} appareils au départ.',
  ],
  institutionOpenings: [
    'À {city}, {staff} personnes mènent des recherches ; au centre : {items} pour {app}.',
    'Nos équipes de {city} ouvrent leurs laboratoires aux entreprises : {items} pour {app}.',
    'Depuis {year}, nous menons {object} de la table optique à la clinique, surtout pour {app}.',
  ],
  institutionFacts: [
    'Les entreprises ont réservé {p} jours de laboratoire l’an dernier, dont {q} petites sociétés pour la première fois.',
    'En trois ans, {q} projets communs avec {r} partenaires ont été menés.',
    'Un interlocuteur répond aux entreprises sous {q} jours ouvrés ; {share} % du budget vient de l’industrie.',
  ],
  objectives: [
    'Deux accords de confidentialité signés et un appareil prêté sous {q} semaines ({items}).',
    'Cinq entretiens sur {object} pour {app} ; au moins un site d’étude qui donne une date de début.',
    'Une commande de mallette d’essai ({spec}) et deux rendez-vous de suite datés.',
    'Trois promesses de visite à {city}, dont une avant la fin du trimestre.',
  ],
  requestsOffering: [
    'Vos appareils pourraient recevoir nos {items} ({spec}). {edge} Pouvons-nous apporter un échantillon ?',
    'Vous cherchez {sought}. Les nôtres atteignent {spec}. {edge} Cela convient-il à {name} ?',
    'Pour {app}, il vous faut {object} ; nous en fabriquons à {city}. {edge}',
  ],
  requestsOfferingService: [
    'Vous cherchez {sought}. {edge} Pouvons-nous voir avec {name}, en un rendez-vous, où en est le projet ?',
    '{edge} Pour {name}, nous pourrions commencer dans {q} semaines ; de quelles données disposez-vous ?',
  ],
  requestsSeeking: [
    'Vous proposez {object}. Pour {app}, c’est exactement ce qu’il nous faut, environ {p} pièces par an.',
    'Il manque une chose à notre appareil ({spec}) : vos {items}. Une livraison en {q} mois est-elle possible ?',
    'Nous avons comparé trois sources pour vos {items} ; {name} connaît le mieux ce domaine. Parlons quantités ?',
  ],
  requestsSeekingService: [
    'Nous cherchons {sought}, et {name} figure sur notre courte liste. Nos données : {spec}.',
    'Pour {app}, nous cherchons {sought} ; les {p} premiers appareils seraient prêts en {q} mois.',
  ],
  accepts: [
    'Avec plaisir. Merci d’apporter la fiche technique.',
    'Oui, notre responsable du développement se joindra à nous.',
    'D’accord ; la durée de vie nous intéresse surtout.',
  ],
  declines: ['Nous venons de choisir un autre fournisseur.', 'Ce n’est pas dans nos plans cette année.', ''],
}
