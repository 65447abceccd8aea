import { describe, expect, it } from 'vitest';
import { negationDiffers } from './meaning.js';

describe('negationDiffers', () => {
  const marked = (pair: string, source: string, translation: string) => {
    const [from = '', to = ''] = pair.split('-');
    return negationDiffers(source, from, translation, to);
  };

  it.each([
    ['en-es', 'My mother cannot walk', 'Mi madre puede caminar'],
    ['en-es', 'I don’t know', 'Lo sé'],
    ['en-es', 'I don`t know', 'Lo sé'],
    ['en-es', 'dont go', 'vete'],
    ['en-es', 'We are without water', 'Estamos con agua'],
    ['en-es', 'You shouldnt drink the water.', 'Deberías tomar el agua.'],
    ['en-es', 'You mustnt move.', 'Debe moverse.'],
    ['en-es', 'They werent hurt', 'Estaban heridos'],
    ['en-es', 'He hadnt eaten', 'Había comido'],
    ['en-es', 'You neednt come', 'Tiene que venir'],
    ['en-es', 'It aint safe', 'Es seguro'],
    ['en-es', 'I shan’t go, I daren’t', 'Iré, me atrevo'],
    ['es-en', 'Jamas lo tome', 'Take it'],
    ['fr-en', 'je peux pas marcher', 'I can walk'],
    ['fr-en', 'Je ne peux plus marcher', 'I can walk'],
    ['fr-en', "Il n'y a plus d'eau", 'There is water'],
    ['fr-en', "Je n'ai pas mal", 'I am in pain'],
    ['en-es', "He can't wait", 'Puede esperar'],
    ['en-fr', 'Do not drink the water.', "Buvez l'eau."],
    ['fr-en', 'Personne ne respire', 'A person is breathing'],
    ['en-es', 'I can walk', 'No puedo caminar'],
    ['en-es', 'The injured man can walk.', 'El hombre herido no puede caminar.'],
    ['en-es', 'Give insulin now.', 'No dé insulina ahora.'],
    ['en-fr', 'Give insulin now.', "Ne donnez pas d'insuline maintenant."],
    ['en-es', 'It is important to boil the water.', 'No es importante hervir el agua.'],
    ['es-en', 'Tome insulina después de comer.', 'Do not take insulin after eating.'],
    ['en-es', 'Stop the car', 'No pare el coche'],
    ['en-es', "Don't stop", 'Pare'],
    ['en-es', 'The water is unsafe.', 'El agua es segura.'],
    ['en-es', 'He is unable to walk.', 'Es capaz de caminar.'],
    ['es-en', 'El agua es insegura.', 'The water is insurance.'],
    ['en-es', 'He is unconscious', 'Está consciente'],
    ['en-fr', 'It is impossible', "C'est possible"],
    ['en-es', 'The water is safe', 'El agua es insegura'],
    ['en-es', 'The test was negative', 'La prueba salió positiva'],
    ['en-es', 'It is unsafe', 'No es inseguro'],
    ['en-es', 'Is it snow or is it rain?', '¿Es nieve o no es lluvia?'],
    ['en-fr', "Don't move. Where does it hurt?", 'Bougez. Où avez-vous mal ?'],
    ['en-fr', 'Do not take it, only this', 'Vous ne prenez que ceci'],
    ['en-es', 'They wont let us through without papers', 'Nos dejan pasar sin papeles'],
    ['es-en', 'Estamos a salvo', 'We are not safe'],
    ['fr-en', "J'ignore où il est", 'I know where he is'],
    ['en-es', "He is hurt, can't walk?", 'Está herido, ¿puede caminar?'],
    ['es-en', 'Por debajo de 2600, no.', 'Below 2600.'],
    ['en-es', 'She did not drink it, at least', 'Lo bebió, al menos'],
    ['en-es', 'He is not breathing and has no pulse.', 'No respira y tiene pulso.'],
    ['en-fr', 'He is not breathing and has no pulse.', 'Il ne respire pas et a un pouls.'],
    ['en-es', 'Do not eat, do not drink.', 'No coma, beba.'],
    ['en-es', 'Order no. 3308 is ready', 'No hay pedido. 3308 está listo'],
    ['es-en', 'No sé nada y nadie me ayuda', 'I know nothing and somebody helps me'],
  ])('marks %s "%s" -> "%s"', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(true);
  });

  it.each([
    ['en-es', 'My mother cannot walk', 'Mi madre no puede caminar'],
    ['en-es', 'Nobody came', 'No vino nadie'],
    ['en-es', 'I never said anything to anybody', 'Nunca dije nada a nadie'],
    ['es-en', 'No tengo nada para nadie', 'I have nothing for anybody'],
    ['es-en', 'No come ni bebe', 'He does not eat or drink'],
    ['en-fr', 'He does not eat or drink', 'Il ne mange pas et ne boit pas'],
    ['es-en', 'No tengo frío, ni hambre, ni sed', 'I am not cold, hungry or thirsty'],
    ['en-es', 'I am unable to walk', 'No puedo caminar'],
    ['en-es', 'The water is unsafe', 'El agua no es segura'],
    ['en-es', 'The water is unsafe', 'El agua es peligrosa'],
    ['en-fr', 'He is unconscious', 'Il est sans connaissance'],
    ['es-en', 'Sin embargo, tome agua', 'However, drink water'],
    ['en-es', 'Is he coming or not?', '¿Viene?'],
    ['en-es', "He is here, isn't he?", 'Está aquí, ¿verdad?'],
    ['en-es', "Nobody's here", 'No hay nadie'],
    ['es-en', 'Viene mañana, ¿no?', 'He is coming tomorrow, right?'],
    ['fr-en', "C'est ici, n'est-ce pas ?", 'It is here, right?'],
    ['fr-en', "Il n'y a qu'une porte", 'There is only one door'],
    ['fr-en', 'Une personne fait un pas', 'A person takes a step'],
    ['fr-en', 'Il est né plus tard', 'He was born later'],
    ['fr-en', 'Je ne sais rien', 'I know nothing'],
    ['fr-en', "Y a plus d'eau", 'There is no more water'],
    ['en-fr', 'We have no more oxygen', "Nous n'avons plus d'oxygène"],
    ['en-fr', 'Nobody is here', "Il n'y a personne ici"],
    ['en-es', 'We ran out of water', 'Ya no tenemos agua'],
    ['en-es', 'Order no. 33 is ready', 'El pedido 33 está listo'],
    ['en-es', 'He were well, we shell it', 'Estaba bien, lo pelamos'],
    ['en-de', 'not', 'ja'],
  ])('lets %s "%s" -> "%s" pass', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(false);
  });
});
