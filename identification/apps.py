from django.apps import AppConfig


class IdentificationConfig(AppConfig):
    name = "identification"

    def ready(self) -> None:
        from diensten.verhoging.cijfers import bron  # noqa: PLC0415 - the apps must be loaded first
        from identification.queries.inlogcijfers import count_logins  # noqa: PLC0415

        bron.register(count_logins)
