"""Checks of `models/phrasebook/phrases.tsv`, whose first wordings are given as translations without a model."""

import re
import unicodedata
import unittest
from pathlib import Path

PATH = Path(__file__).parent.parent / "phrasebook" / "phrases.tsv"
NEGATION = {
    "en": re.compile(r"\b(no|not|nobody|never|without|cannot|negative)\b|n't\b", re.I),
    "es": re.compile(r"\b(no|nadie|nunca|sin|ningún|ninguna|negativo)\b", re.I),
    "fr": re.compile(r"\b(ne|non|pas|sans|jamais|aucune?|négatif)\b|\bn'", re.I),
    "de": re.compile(r"\b(nicht|nichts|nein|keine?[nmrs]?|niemand|ohne|negativ)\b", re.I),
    "pt": re.compile(r"\b(não|ninguém|nunca|sem|nenhuma?|negativo)\b", re.I),
    "uk": re.compile(r"\b(не|ні|нікого|ніхто|нема(?! за що)|немає|ніколи|без|негативн\w+|нічого|жодн\w+)\b|\bне(далек|добр)", re.I),
    "it": re.compile(r"\b(no|non|nessun[oa]?|niente|nulla|mai|senza|negativo)\b", re.I),
    "ru": re.compile(r"\b(не|нет|никто|ничего|нельзя|без(?! сознания)|небезопасно|непригодн\w+)\b", re.I),
    "tr": re.compile(r"\b(hayır|yok|değil\w*|\w+m[ae]y?[ıiuü]n|\w+m[ıiuü]yor\w*|alamıyor\w*|içilmez|korkma|dokunma)\b", re.I),
    "ar": re.compile(r"(?<!\w)(لا|ليس|ليست|لسنا|لم|غير)(?!\w)"),
    "id": re.compile(r"\b(tidak|bukan|jangan|belum)\b", re.I),
    "vi": re.compile(r"\b(không(?!\?)|đừng|chưa(?!\?))", re.I),
    "sw": re.compile(r"\b(hapana|si|sina|hakuna|hatu\w+|si(?!mam|jamb|kia)\w{3,}|usi\w+|msi\w+|hai\w+|hapumui)\b", re.I),
    "hi": re.compile(r"(नहीं|मत|न (?:लें|पिएँ))"),
    "zh": re.compile(r"(不|没(?!事)|别)"),
}
FULL = ["en", "es", "fr", "de", "pt", "it", "uk"]  # of every phrase; others have those that matter most


def key(text):
    """All that a text may leave out is left out: case, accents and punctuation. And whether it is a question."""
    plain = unicodedata.normalize("NFD", text.lower().replace("'", ""))
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    # Hindi's vowel signs are no letters to `\w`.
    return " ".join(re.findall(r"[\w\u0900-\u0963]+", plain)), bool(re.search("[?؟？]", text))


class PhrasebookTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        text = PATH.read_bytes().decode("utf-8")
        head, *rows = text.removesuffix("\n").split("\n")
        cls.languages = head.split("\t")
        cls.rows = [[cell.split(" | ") if cell else [] for cell in row.split("\t")] for row in rows]

    def test_there_are_enough_and_every_cell_is_filled(self):
        self.assertEqual(self.languages, [*FULL, "ru", "tr", "ar", "id", "vi", "sw", "hi", "zh"])
        self.assertGreaterEqual(len(self.rows), 200)
        for language, cells in zip(self.languages, zip(*self.rows)):
            self.assertGreaterEqual(sum(map(bool, cells)), 150, language)
        for row in self.rows:
            self.assertEqual(len(row), len(self.languages), row)
            self.assertTrue(all(row[:len(FULL)]), row)
            for wording in (wording for cell in row for wording in cell):
                self.assertTrue(wording and wording == wording.strip() and '"' not in wording, row)
                self.assertEqual(wording, unicodedata.normalize("NFC", wording))

    def test_no_wording_stands_for_two_phrases(self):
        for language, cells in zip(self.languages, zip(*self.rows)):
            seen = {}
            for row, cell in enumerate(cells):
                for wording in cell:
                    # A line for another gender may give again what an earlier one gives, and recognises nothing then.
                    again = len(cell) == 1 and wording == cells[seen.get(key(wording), row)][0]
                    self.assertTrue(again or seen.get(key(wording), row) == row, f"{language}: {wording}")
                    seen.setdefault(key(wording), row)

    def test_questions_stay_questions(self):
        for row in self.rows:
            for wording in (wording for cell in row for wording in cell):
                self.assertEqual(bool(re.search("[?؟？]", wording)), "?" in row[0][0], row)
            for wording in row[1]:
                self.assertEqual((wording.count("¿"), wording.count("¡")), (wording.count("?"), wording.count("!")))

    def test_nothing_is_known_that_may_be_of_somebody_else(self):
        """`¿Tiene fiebre?` may ask about her, `su posición` be his, `Esperé aquí` without its accent be `Espere aquí`."""
        theirs = re.compile(
            r"^¿(?!.*\busted(es)?\b)(.* )?(tiene|está|puede|podría|necesita|habla|toma|va|es usted|llega|ha|han|van|oye|"
            r"entiende|comprende|recibe|copia|siente|son|llama)\b|^(no )?(llame|espere|gire|doble|tome|toque|cambie|envíe|regrese|"
            r"pare|presione)\b(?! usted)", re.I)
        subjects = re.compile(r"(carretera|hospital|médico|doctor|farmacia|refugio|albergue|baños?|familia|padres|camino|"
                              r"paciente|clínica|enfermer[oa]|frontera|puente|lugar|todos|heridos|personas|alguien|agua|"
                              r"Quién llama|Qué ha pasado)", re.I)
        for wording in (wording for _en, es, *_others in self.rows for wording in es):
            self.assertFalse(theirs.search(wording) and not subjects.search(wording), wording)
            if not wording.startswith(("Envíe", "Tell", "Díga", "Digan")):
                # One's turn is one's own.
                self.assertNotRegex(wording, r"\bsus?\b(?! turno)")

    def test_negation_is_in_every_language_or_in_none(self):
        for row in self.rows:
            found = {bool(NEGATION[language].search(cell[0])) for language, cell in zip(self.languages, row) if cell}
            self.assertEqual(len(found), 1, row)

    def test_digits_are_the_same(self):
        for row in self.rows:
            self.assertEqual(len({tuple(re.findall(r"\d+", cell[0])) for cell in row if cell}), 1, row)


if __name__ == "__main__":
    unittest.main()
