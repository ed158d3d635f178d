"""First and last names to invent people from. Any likeness to somebody is chance."""

from collections.abc import Mapping

from domain.vocabulary import Sex

OLDER: Mapping[Sex, tuple[str, ...]] = {
    Sex.WOMAN: tuple(
        """
        Aina Alice Anita Ann-Marie Anna-Lisa Asta Astrid Barbro Berit Birgit Birgitta Britt-Marie
        Brita Dagny Edith Elsa Elsie Ester Eva Greta Gudrun Gun Gunborg Gunilla Gunvor Hjördis
        Inga-Lill Ingegerd Inger Ingrid Irene Karin Kerstin Laila Lilly Maj-Britt Margareta
        Marianne Märta Monica Rut Signe Siv Solveig Sonja Stina Svea Ulla Vivi Åse
        """.split()
    ),
    Sex.MAN: tuple(
        """
        Alf Alvar André Arne Arvid Axel Bengt Bertil Birger Bo Börje Egon Einar Erland Evert Folke
        Georg Gunnar Gustav Gösta Göran Hans-Erik Harald Helge Henry Holger Ingemar Ivar Karl-Erik
        Kjell Knut Lars-Åke Lennart Nils Olof Ove Ragnar René Rolf Rune Sigvard Sixten Sten Stig
        Sture Sven Tage Tore Valter Åke
        """.split()
    ),
}

YOUNGER: Mapping[Sex, tuple[str, ...]] = {
    Sex.WOMAN: tuple(
        """
        Amina Anna Camilla Elin Emelie Emma Frida Hanna Ida Jenny Johanna Josefin Linda Linnéa
        Lovisa Malin Maria Mona Nadia Petra Sanna Sara Sofia Terese Åsa
        """.split()
    ),
    Sex.MAN: tuple(
        """
        Adam Anders Christian Daniel Elias Emil Erik Fredrik Gabriel Hampus Henrik Jesper Jimmy
        Joakim Johan Jonas Karim Magnus Marcus Mikael Noé Oskar Patrik Robin Sören
        """.split()
    ),
}

LAST = tuple(
    """
    Ahlbäck Almgård Andrén Arvidsson Backström Björklöv Brännvall Dalåker Edvall Eklöv Enåsen
    Fahlén Forsäng Fröjdholm Granås Grönkvist Hagvik Hedmyr Holmäng Hällbo Idåsen Jansvik Kallmyr
    Kvarnäng Källbo Laxholm Lindåker Ljungvall Lundäng Lövås Malmgård Mossbäck Myråsen Noréus
    Nyvall Näslöv Olofsdal Pilåker Rosäng Rydåsen Sandmyr Sjöäng Skogåsen Stenlöv Strandvall
    Sundmyr Svenåker Säterlöv Tallåsen Törnäng Ulvåker Vallmyr Viksäng Vretås Ykvist Ågård Åslöv
    Älgåsen Ängmyr Ödåker Örnäng Österbo
    """.split()
)
