from django.apps import AppConfig


class IdentificationConfig(AppConfig):
    name = "identification"

    def ready(self) -> None:
        from diensten.bezig import bronnen as bezig  # noqa: PLC0415 - the apps must be loaded first
        from diensten.lijstbronnen import bronnen  # noqa: PLC0415
        from diensten.verhoging.cijfers import bron  # noqa: PLC0415
        from identification.queries.inlogcijfers import count_logins, logins_per_dienst  # noqa: PLC0415
        from identification.queries.lopend import count_running  # noqa: PLC0415

        bron.register(count_logins)
        bronnen.logins = logins_per_dienst
        bezig.gesprekken = lambda dienst, now: count_running(dienst, now=now)
