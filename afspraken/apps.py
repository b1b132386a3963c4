from django.apps import AppConfig


class AfsprakenConfig(AppConfig):
    name = "afspraken"

    def ready(self) -> None:
        from afspraken.verteld import coming  # noqa: PLC0415 - the apps must be loaded first
        from diensten.bezig import bronnen  # noqa: PLC0415

        bronnen.afspraken = coming
