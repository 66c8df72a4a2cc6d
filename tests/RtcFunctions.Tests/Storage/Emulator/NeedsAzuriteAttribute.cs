namespace RtcFunctions.Tests.Storage.Emulator;

/// <summary>On a class whose conformance tests need Azurite.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAzuriteAttribute : Attribute;
