using System.ComponentModel;
using RtcFunctions.Tests.Storage.Emulator;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace RtcFunctions.Tests.Storage;

// xunit 2 cannot skip a test while it runs, and an attribute does not know which class inherits its method: a test case does.
public sealed class ConformanceTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For deserialization.")]
    public ConformanceTestCase()
    {
    }

    public ConformanceTestCase(
        IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(diagnostics, display, displayOptions, testMethod)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsAzuriteAttribute)).Any()
            ? NodeJs.SkipReason
            : base.GetSkipReason(factAttribute);
}
