/**
 * Words guessing programs begin with, in the languages of the house: common passwords, keyboard runs, names, teams,
 * months, and this house's own subjects. A password made of nothing but these, digits and signs is refused.
 */
export const knownWords: readonly string[] = `
password passwort passwd passw pass word motdepasse contrasena contraseña clave senha slaptazodis slaptažodis haslo heslo parola lozinka salasana wachtwoord geheim secret secreto segreto geheimnis
qwertyuiop qwertzuiop azertyuiop qwerty qwertz azerty asdfghjkl asdfgh asdf zxcvbnm yxcvbnm zxcvbn wsxedc qazwsx qaz wsx edc rfv qweasd qweasdzxc poiuytrewq lkjhgfdsa mnbvcxz
abcdefghijklmnopqrstuvwxyz abcdefghij abcdefg abcdef abcd abc xyz aaa zzz xxx qqq
letmein letmeinnow welcome willkommen bienvenue bienvenido sveiki hello hallo bonjour hola labas goodbye goodmorning goodnight
iloveyou iloveu loveyou love lovely mylove forever together always baby babygirl babyboy sweetheart honey darling princess princesa prinzessin angel angels
administrator admin administrador administrateur root sysadmin system server guest gast invite user username login logon signin access default standard temp temporary test testing tester tests demo example sample beispiel muster exemple ejemplo pavyzdys changeme changeit changethis changethispassword newpassword oldpassword mypassword thepassword yourpassword password is this nopassword
correct horse battery staple correcthorsebatterystaple correcthorse batterystaple trustno trustno1 opensesame open sesame abracadabra supersecret topsecret superman supergirl batman spiderman ironman wonderwoman avengers starwars startrek skywalker darthvader yoda gandalf frodo hobbit lordoftherings harrypotter hogwarts pokemon pikachu naruto minecraft fortnite roblox mario nintendo playstation xbox
dragon monkey tiger lion panther eagle falcon phoenix wolf bear shark dolphin horse pony kitten kitty cat dog doggy puppy hund katze chat chien gato perro butterfly unicorn rabbit turtle elephant
football baseball basketball hockey soccer tennis golf futbol fussball rugby volleyball swimming running champion champions barcelona realmadrid madrid chelsea liverpool arsenal juventus bayern bayernmunchen bayernmuenchen borussia manchester united manchesterunited realmadridcf fcbarcelona zalgiris
sunshine sunset moonlight moonshine starlight rainbow flower flowers blume fleur rose summer winter spring autumn herbst sommer fruehling frühling ete hiver verano invierno vasara ziema snow snowflake ocean sunday monday tuesday wednesday thursday friday saturday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
january february march april may june july august september october november december januar februar maerz märz mai juni juli oktober dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
michael jennifer jessica ashley daniel thomas andrew joshua matthew robert david james john william charlie george jordan michelle nicole amanda melissa samantha elizabeth alexander alexandra maria martin peter stefan andreas christian sebastian julia anna laura sarah lukas jonas pierre nicolas camille juan carlos jose antonio mantas tomas lukasz
master mustang corvette ferrari porsche mercedes bmw audi volkswagen toyota harley harleydavidson camaro yamaha honda ducati maverick ranger hunter killer shadow ninja samurai warrior soldier matrix hacker freedom whatever nothing computer internet windows microsoft google facebook instagram twitter youtube amazon apple iphone samsung android linux ubuntu debian oracle cisco database postgres mysql
cheese chocolate cookie cookies coffee pepper banana orange apple lemon strawberry cherry peaches pizza hamburger beer whiskey vodka
money dollar bitcoin crypto lottery lucky jackpot casino poker winner number one numberone first second third
blink182 metallica nirvana beatles rockstar rocknroll music guitar madonna eminem slipknot greenday linkinpark
america england london paris berlin vienna wien madrid vilnius kaunas tokyo osaka newyork chicago dallas texas california canada deutschland germany france espana españa lietuva austria osterreich österreich europe europa european union
one two three four five six seven eight nine ten eins zwei drei vier fünf un deux trois uno dos tres
jesus jesuschrist christ jesusis lord god godisgood blessed heaven faith grace bible church
kontor cluster clusters partnership mission missions photonics photonik laser lasergo lasergoglobal innovation business company meeting meetings office buero büro bureau oficina company firma konto account
the and my is a i you me we our your his her it in of to for with on at das der die und ist mein ich du le la les et est mon je tu el los y es mi yo
please bitte sorry thanks danke merci gracias happy birthday happybirthday merrychristmas christmas halloween easter newyear bonjourtoutlemonde helloworld world
`
  .split(/\s+/)
  .filter(word => word !== '')
