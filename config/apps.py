from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    label = "config"

    def ready(self) -> None:
        from config import checks, diensten_logboek, teksten_logboek, terugmigreren, voorstellen_logboek  # noqa: F401, PLC0415 - registers the checks and what listens
        from config.koppelingen.diensten import met_zaaktype  # noqa: PLC0415
        from config.koppelingen.zaaktype import ZaaktypeVanDienst  # noqa: PLC0415
        from diensten import elders  # noqa: PLC0415
        from diensten.lijstbronnen import bronnen  # noqa: PLC0415

        bronnen.met_zaaktype = met_zaaktype
        elders.register(ZaaktypeVanDienst())
